"""Any name a place has borne leads to the commune of today."""

import unicodedata
from html import unescape

import pytest

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitSuccession

PATH = "/chon-xa-cua-ban/"


@pytest.fixture
def places(loaded_units, world):
    """Nghệ An; A is the old Minh Hợp, B the old Thành Sơn."""
    for commune, code in ((world.a, "17071"), (world.b, "17335")):
        unit = AdministrativeUnit.objects.get(gso_code=code, valid_to__isnull=False)
        CommuneSettings.objects.filter(site=commune.site).update(unit=unit)
    return world


def main_of(world, name):
    response = world.get(world.portal.site, PATH, data={"q": name})
    assert response.status_code == 200
    return unescape(response.content.decode()).split("<main")[1].split("</main>")[0]


LAW = " từ 1/7/2025 (NQ 1678/NQ-UBTVQH15)"


@pytest.mark.parametrize(
    ("name", "sentence", "host"),
    [
        ("Văn Lợi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Hạ Sơn", "Hạ Sơn nay thuộc xã Minh Hợp" + LAW, "a"),
        ("van loi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("xã Văn Lợi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("xã Văn Lợi huyện Quỳ Hợp", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("phường Văn Lợi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Văn Lơị", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Văn Lợii", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        (unicodedata.normalize("NFD", "Văn Lợi"), "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Thọ Sơn", "Thọ Sơn nay thuộc xã Thành Bình Thọ" + LAW, "b"),
        ("Bình Sơn, Anh Sơn", "Bình Sơn nay thuộc xã Thành Bình Thọ" + LAW, "b"),
        ("Nghi Thạch", "Nghi Thạch nay thuộc xã Đông Lộc" + LAW, ""),
        ("Thịnh Trường", "Thịnh Trường nay thuộc xã Đông Lộc" + LAW, ""),
        ("Văn Lợi Quỳ Hợp", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Văn Lợi Nghệ An", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Văn Lợi (Quỳ Hợp)", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Văn Lợi - Quỳ Hợp", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Xã Văn Lợi · Quỳ Hợp · Nghệ An", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        (unicodedata.normalize("NFD", "xóm 3 Văn Lợi"), "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("UBND xã Văn Lợi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("xóm 3 Văn Lợi", "Văn Lợi nay thuộc xã Minh Hợp" + LAW, "a"),
        ("Thọ Sơn Anh Sơn", "Thọ Sơn nay thuộc xã Thành Bình Thọ" + LAW, "b"),
        ("phường Cửa Lò", "Cửa Lò là đơn vị hiện nay", ""),
        ("Thanh Binh Tho", "Thành Bình Thọ là xã hiện nay", "b"),
        ("Vi Hương", "Vi Hương nay thuộc xã Phủ Thông từ 1/7/2025", ""),
        ("Quỳ Hợp", "Huyện Quỳ Hợp không còn từ 1/7/2025", "a"),
        ("huyện Anh Sơn", "Huyện Anh Sơn không còn từ 1/7/2025", "b"),
        ("Nghi Lộc", "Huyện Nghi Lộc không còn từ 1/7/2025", ""),
    ],
)
def test_an_old_name_tells_today_with_the_day_the_law_and_the_site(places, name, sentence, host):
    main = main_of(places, name)
    assert sentence in main
    for one in ("a", "b"):
        assert (f'href="http://{one}.test/"' in main) == (one == host)
    if not host:
        assert "Tìm trong cả cổng" in main and "xã chưa có trang riêng" in main.lower()


def test_no_name_is_found_inside_a_word(places):
    district = AdministrativeUnit.objects.filter(name="Anh Sơn")
    UnitSuccession.objects.filter(predecessor__parent__in=district).delete()
    UnitSuccession.objects.filter(predecessor__in=district).delete()
    district.update(folded_name="xyz")
    assert 'href="http://b.test/"' not in main_of(places, "Anh Sơn, Nghệ An")
    assert "Thành Sơn" not in main_of(places, "nh Sơn")


def test_names_are_followed_however_many_steps(places):
    today = AdministrativeUnit.objects.get(name="Minh Hợp", valid_to__isnull=True)
    early = AdministrativeUnit.objects.create(
        gso_code="17399", name="Đời Xưa", unit_type="xa", valid_to="1990-01-01"
    )
    older = AdministrativeUnit.objects.get(name="Văn Lợi", unit_type="xa")
    late = AdministrativeUnit.objects.create(
        gso_code="17398", name="Mai Sau", unit_type="phuong", valid_from="2026-07-01"
    )
    for before, after, day in ((early, older, "1990-01-02"), (today, late, "2026-07-01")):
        UnitSuccession.objects.create(
            predecessor=before, successor=after, kind="rename", effective_date=day
        )
    main = main_of(places, "Đời Xưa")
    assert "Đời Xưa nay thuộc phường Mai Sau từ 1/7/2026" in main
    assert 'href="http://a.test/"' in main


def test_an_unknown_name_has_a_next_step(places):
    main = main_of(places, "qwxzqwxz")
    assert "Tìm trong cả cổng" in main and "?q=qwxzqwxz" in main


def test_english_readers_are_told_in_english(places):
    path = "/en/choose-your-commune/"
    html = places.get(places.portal.site, path, data={"q": "Van Loi"}).content.decode()
    assert "Van Loi commune is now in Minh Hop commune since 1 July 2025" in unescape(html)


def test_a_name_costs_few_queries(places, count_queries):
    count_queries(places.portal.site, f"{PATH}?q=Quỳ+Hợp")


@pytest.mark.parametrize(
    ("name", "host"),
    [("Văn Lợi", "a"), ("ha son", "a"), ("Thành Bình Thọ", "b"), ("Bình Sơn, Anh Sơn", "b")],
)
def test_an_old_name_finds_the_commune_to_ask(places, name, host):
    response = places.get(places.portal.site, "/hoi-dap/gui-cau-hoi/", data={"q": name})
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    for one in ("a", "b"):
        assert (f"http://{one}.test/hoi-dap/gui-cau-hoi/" in main) == (one == host), name


@pytest.mark.parametrize("name", ["Nghi Hợp", "Sơn Anh", "Loi Hop", "xyz " * 20])
def test_the_beginning_of_a_name_and_the_end_of_a_place_are_none(places, name):
    main = main_of(places, name)
    assert "nay thuộc" not in main or "Không có tên đúng như vậy" in main


def box_of(world, query, site=None):
    """What the search says of an old name; "" where it says nothing."""
    response = world.get(site or world.portal.site, "/tim-kiem/", data={"q": query})
    assert response.status_code == 200
    return unescape(response.content.decode()).partition('id="h-nay"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    "query",
    ["Văn Lợi", "van loi", "xã Văn Lợi", "Văn Lợi cũ", "văn lợi nay thuộc xã nào"]
    + ["van loi gio la xa nao", "Văn Lợi ở đâu"],
)
def test_the_search_tells_what_became_of_an_old_name(places, query):
    assert "Văn Lợi nay thuộc xã Minh Hợp" + LAW in box_of(places, query)
    assert "Văn Lợi nay thuộc xã Minh Hợp" + LAW in box_of(places, query, places.b.site)


@pytest.mark.parametrize("query", ["Văn", "lợi", "cam Văn Lợi", "Văn Lợi bán cam", "xã", "nay", ""])
def test_the_search_tells_it_of_nothing_else(places, query):
    assert box_of(places, query) == ""


def test_other_words_cost_the_search_no_query_for_old_names(places, count_queries):
    other = count_queries(places.portal.site, "/tim-kiem/?q=cam", most=10)
    named = count_queries(places.portal.site, "/tim-kiem/?q=van+loi", most=10)
    assert named <= other + 3
