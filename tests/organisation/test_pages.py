"""The section, its units and its officials, as readers see them."""

import re

import pytest
from wagtail.models import Locale

from communes.organisation.models import OfficialProfilePage
from portal.core.demo import translate_page
from tests.organisation.factories import make_official, make_unit, section
from tests.products.factories import make_image

SECTION = "/bo-may-to-chuc/"


def page_of(world, site, path=SECTION) -> str:
    answer = world.get(site, path)
    assert answer.status_code == 200
    # What the frame around says is left aside.
    return answer.content.decode().split("<main", 1)[1].split("</main", 1)[0]


def headings(html: str) -> list[tuple[str, str]]:
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", html, re.DOTALL)
    return [(level, re.sub(r"<[^>]+>", "", text).strip()) for level, text in found]


def test_every_site_has_the_section_once(world):
    for commune in (world.portal, world.a, world.b):
        assert section(commune).url_path.endswith(SECTION)
    assert section(world.a, "en").title == "Organisation and officials"


def test_the_tree_stands_in_headings_in_order(world):
    committee = make_unit(world.a, "Uỷ ban", unit_kind="committee")
    office = make_unit(world.a, "Văn phòng", below=committee)
    make_unit(world.a, "Một cửa", below=office, unit_kind="team")
    make_unit(world.a, "Mặt trận", unit_kind="front")
    make_official(world.a, "Trần Thị Mẫu", unit=office, post="Chánh Văn phòng")
    found = headings(page_of(world, world.a.site))
    assert [one for one in found if one[1] in ("Uỷ ban", "Văn phòng", "Một cửa", "Mặt trận")] == [
        ("2", "Uỷ ban"),
        ("3", "Văn phòng"),
        ("4", "Một cửa"),
        ("2", "Mặt trận"),
    ]
    levels = [int(level) for level, _text in found]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_an_official_is_called_and_written_to_from_the_section(world):
    make_official(world.a, "Trần Thị Mẫu", post="Chánh Văn phòng", office_phone="0238 300 0131")
    html = page_of(world, world.a.site)
    assert "Chánh Văn phòng" in html
    assert 'href="tel:+842383000131"' in html
    assert 'href="mailto:mau@xa.example"' in html


def test_what_is_not_published_and_what_is_anothers_stands_nowhere(world):
    unit = make_unit(world.a, "Văn phòng")
    make_official(world.a, "Lê Văn Nháp", unit=unit, live=False)
    make_unit(world.a, "Phòng nháp", live=False)
    make_official(world.b, "Phạm Văn Xa")
    html = page_of(world, world.a.site)
    assert not {"Lê Văn Nháp", "Phòng nháp", "Phạm Văn Xa"} & set(re.findall(r"[^<>]+", html))
    assert "Phạm Văn Xa" not in page_of(world, world.portal.site)


def test_a_site_without_units_says_so(world):
    assert "Chưa có đơn vị nào ở đây." in page_of(world, world.b.site)


def test_a_unit_shows_its_functions_people_and_units(world):
    committee = make_unit(world.a, "Uỷ ban", unit_kind="committee", address="Tầng 1, trụ sở")
    make_unit(world.a, "Văn phòng xã", below=committee)
    make_official(world.a, "Trần Thị Mẫu", unit=committee)
    html = page_of(world, world.a.site, f"{SECTION}uy-ban/")
    for text in ("Uỷ ban nhân dân", "Việc của Uỷ ban", "Tầng 1, trụ sở", "Trần Thị Mẫu"):
        assert text in html
    assert ("2", "Văn phòng xã") in headings(html)
    assert "Văn phòng xã" in page_of(world, world.a.site, f"{SECTION}uy-ban/van-phong-xa/")


def test_a_profile_shows_the_post_and_leads_to_its_unit(world):
    unit = make_unit(world.a, "Uỷ ban")
    make_official(world.a, "Trần Thị Mẫu", unit=unit, duties="<p>Văn hoá</p>")
    html = page_of(world, world.a.site, f"{SECTION}uy-ban/tran-thi-mau/")
    assert f'<a href="{SECTION}uy-ban/">Uỷ ban</a>' in html
    assert "Chủ tịch UBND xã" in html and "<p>Văn hoá</p>" in html
    assert 'href="tel:+842383000121"' in html


def test_nothing_private_has_a_field():
    names = {field.name for field in OfficialProfilePage._meta.local_fields}
    assert names == {
        *("page_ptr", "is_sample", "post", "duties", "office_phone", "email"),
        *("photo", "photo_alt", "photo_credit"),
    }


@pytest.fixture
def english(world, readers):
    """A unit with an official, both in English; and a unit that is Vietnamese only."""
    unit = make_unit(world.a, "Uỷ ban", address="Tầng 1")
    official = make_official(world.a, "Trần Thị Mẫu", unit=unit)
    make_unit(world.a, "Mặt trận")
    words = {
        "Uỷ ban": "Committee",
        "Việc của Uỷ ban": "Its work",
        "Tầng 1": "Ground floor",
        "Chủ tịch UBND xã": "Chairperson",
        "Phụ trách chung": "All work",
    }
    for page in (unit, official):
        with readers.commit():  # wagtail-localize publishes then
            assert translate_page(page, "en", words) == []
    return official


def test_english_keeps_names_and_offers_what_is_not_translated(world, english):
    html = page_of(world, world.a.site, "/en/organisation-and-officials/")
    assert headings(html)[3:5] == [("2", "Committee"), ("2", "Mặt trận")]
    assert 'href="/en/organisation-and-officials/committee/tran-thi-mau/"' in html
    assert f'href="{SECTION}mat-tran/"' in html
    translated = english.get_translation(Locale.objects.get(language_code="en"))
    assert (translated.title, translated.post) == ("Trần Thị Mẫu", "Chairperson")


def test_an_official_is_open_data_with_the_unit(world, english):
    item = world.get(world.a.site, "/api/v1/officials/").json()["results"][0]
    assert (item["name"], item["jobTitle"]) == ("Trần Thị Mẫu", "Chủ tịch UBND xã")
    assert (item["worksFor"], item["telephone"]) == ("Uỷ ban", "02383000121")
    units = world.get(world.a.site, "/api/v1/organisation-units/?category=office").json()
    assert {unit["name"] for unit in units["results"]} == {"Uỷ ban", "Mặt trận"}
    assert world.get(world.a.site, "/api/v1/organisation-units/?category=x").status_code == 400


def test_an_address_costs_the_same_however_deep_it_stands(world, count_queries):
    unit, costs = None, []
    for number in range(4):
        unit = make_unit(world.a, f"Đơn vị {number}", below=unit)
        photo = make_image(world.a.collection)
        official = make_official(
            world.a, f"Lê Văn {number}", unit=unit, photo=photo, photo_alt="x", photo_credit="y"
        )
        costs.append(count_queries(world.a.site, official.url))
        assert count_queries(world.a.site, unit.url)
    assert len(set(costs[1:])) == 1


@pytest.mark.parametrize("path", [SECTION, f"{SECTION}uy-ban/", f"{SECTION}uy-ban/tran-thi-mau/"])
def test_the_sql_of_a_page_does_not_grow(world, count_queries, path):
    unit = make_unit(world.a, "Uỷ ban")
    make_official(world.a, "Trần Thị Mẫu", unit=unit)
    few = count_queries(world.a.site, path)
    for number in range(5):
        below = make_unit(world.a, f"Phòng {number}", below=unit)
        make_official(world.a, f"Lê Văn {number}", unit=below)
        make_official(world.a, f"Hồ Văn {number}", unit=unit)
        make_official(world.b, f"Vi Văn {number}")
    assert count_queries(world.a.site, path) == few


def test_kept_pages_follow_units_and_officials(world, readers):
    unit = make_unit(world.a, "Uỷ ban")
    official = make_official(world.a, "Trần Thị Mẫu", unit=unit)
    readers.open(world.a.site, SECTION)
    with readers.commit():
        official.office_phone = "02383000199"
        official.save_revision().publish()
    assert "tel:+842383000199" in readers.get(world.a.site, SECTION).content.decode()
