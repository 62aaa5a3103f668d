"""What machines get of procedures: sitemaps, open data, the desk of the province."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.procedures.factories import make_basis, make_event, make_procedure, path_of, say
from tests.translations.factories import in_english


def text(world, site, path) -> str:
    response = world.get(site, path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_communes_sitemap_lists_its_own_addresses(world):
    page, other = make_procedure(world.portal), make_procedure(world.portal, "Khác")
    event = make_event(world.portal, "Sinh con", ("Khai sinh", "", [page]))
    english = in_english(page)
    say(world.a, other, is_offered=False)
    found = text(world, world.a.site, "/sitemap-vi.xml")
    for shown in (page, event):
        assert f"<loc>http://a.test{path_of(shown)}</loc>" in found
    assert path_of(other) not in found
    address = f"http://a.test/en/administrative-procedures/{english.slug}/"
    assert f'hreflang="en" href="{address}"' in found
    assert f"<loc>{address}</loc>" in text(world, world.a.site, "/sitemap-en.xml")
    assert f"<loc>http://b.test{path_of(other)}</loc>" in text(
        world, world.b.site, "/sitemap-vi.xml"
    )
    portal = text(world, world.portal.site, "/sitemap-vi.xml")
    assert portal.count(f"<loc>http://tinh.test{path_of(page)}</loc>") == 1


def test_open_data_gives_what_a_commune_offers_with_its_words(world):
    page, other = make_procedure(world.portal), make_procedure(world.portal, "Khác")
    say(world.a, page, counter="Quầy số 2", phone="02383000101")
    say(world.a, other, is_offered=False)
    here = world.get(world.a.site, "/api/v1/procedures/").json()["results"]
    assert [(item["id"], item["counter"], item["telephone"]) for item in here] == [
        (page.pk, "Quầy số 2", "02383000101")
    ]
    assert here[0]["url"] == f"http://a.test{path_of(page)}"
    assert here[0]["commune"]["name"] == "Xã An Bình"
    for site in (world.b.site, world.portal.site):
        there = world.get(site, "/api/v1/procedures/").json()["results"]
        assert {item["id"] for item in there} == {page.pk, other.pk}
        assert {item["counter"] for item in there} == {""}
    assert world.get(world.a.site, f"/api/v1/procedures/{other.pk}/").status_code == 404


def test_open_data_tells_a_procedure_in_full(world):
    basis = make_basis(effective_to="2020-01-01")
    page = make_procedure(
        world.portal,
        papers=[{"name": "Tờ khai", "originals": 1}],
        steps=["Nộp", "Nhận"],
        bases=[basis],
        ways=[{"kind": "online", "days": 2, "fee": 5000}],
    )
    item = world.get(world.a.site, f"/api/v1/procedures/{page.pk}/").json()
    assert item["steps"] == ["Nộp", "Nhận"]
    assert item["papers"][0]["name"] == "Tờ khai"
    assert (item["ways"][0]["workingDays"], item["ways"][0]["price"]) == (2, 5000)
    assert item["legalBases"][0]["hasEnded"] is True
    csv = b"".join(world.get(world.a.site, "/api/v1/procedures.csv").streaming_content).decode()
    assert page.national_code in csv


@pytest.mark.parametrize(
    ("query", "status"), [("category=ho-tich", 200), ("level=x", 400), ("commune=1", 400)]
)
def test_open_data_takes_what_it_knows(world, query, status):
    make_procedure(world.portal)
    assert world.get(world.a.site, f"/api/v1/procedures/?{query}").status_code == status


def test_the_province_sees_which_procedures_rest_on_what_has_ended(world):
    yesterday = timezone.localdate() - timedelta(days=1)
    ended = make_procedure(world.portal, bases=[make_basis(effective_to=yesterday)])
    sound = make_procedure(world.portal, "Còn hiệu lực", bases=[make_basis("1/2020/NĐ-CP")])
    client = world.admin_client(world.officer(world.portal))
    assert "1 thủ tục có căn cứ đã hết hiệu lực" in client.get("/admin/").content.decode()
    listed = client.get("/admin/thu-tuc/?state=ended").content.decode()
    assert ended.title in listed
    assert sound.title not in listed
    of_commune = world.admin_client(world.officer(world.a)).get("/admin/").content.decode()
    assert "căn cứ đã hết hiệu lực" not in of_commune


def test_a_poster_may_lead_to_a_communes_procedure(world):
    page, other = make_procedure(world.portal), make_procedure(world.portal, "Khác")
    english = in_english(page)
    say(world.a, other, is_offered=False)
    answers = {
        path: world.get(world.a.site, f"/ma-qr.svg?trang={path}").status_code
        for path in (
            path_of(page),
            path_of(other),
            f"/en/administrative-procedures/{english.slug}/",
            f"/thong-bao/{page.slug}/",
        )
    }
    assert list(answers.values()) == [200, 404, 200, 404]


def test_what_people_ask_for_most_can_be_read_without_a_line(world):
    page = make_procedure(world.portal, is_popular=True)
    make_procedure(world.portal, "Khác")
    for site in (world.a.site, world.portal.site):
        kept = world.get(site, "/ban-luu.json").content.decode()
        assert path_of(page) in kept
        assert "/thu-tuc-hanh-chinh/khac/" not in kept
