"""What readers see of a commune's lineage."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from communes.closing import close_commune
from communes.models import CommuneSettings
from communes.units.models import UNKNOWN_START, UnitLineagePage, UnitSuccession
from portal.sites.frame import Frame

PATH = "/lich-su-dia-gioi/"


def render(tag, site):
    frame = Frame(site)
    template = Template(f"{{% load units_tags %}}{{% {tag} %}}")
    return template.render(Context({"frame": frame, "request": RequestFactory().get("/")}))


def text_of(response):
    return " ".join(response.content.decode().split())


def test_every_commune_has_the_page_outside_the_menu_and_the_portal_has_none(world):
    page = UnitLineagePage.objects.descendant_of(world.a.home).get()
    assert (page.title, page.live, page.show_in_menus) == ("Lịch sử địa giới", True, False)
    assert world.get(world.b.site, PATH).status_code == 200
    assert world.get(world.portal.site, PATH).status_code == 404


def test_without_a_unit_the_page_says_so_kindly(world):
    response = world.get(world.a.site, PATH)
    assert response.status_code == 200
    assert "Chưa có dữ liệu địa giới của xã." in text_of(response)


def test_an_older_unit_tells_what_it_became_from_which_and_by_what(world, give_unit):
    give_unit(world.a, "17335")
    page = text_of(world.get(world.a.site, PATH))
    for part in (
        "Từ 1/7/2025: xã Thành Bình Thọ",
        "Gộp từ: xã Bình Sơn, xã Thành Sơn, xã Thọ Sơn.",
        "Đến hết 30/6/2025: xã Thành Sơn",
        "Huyện Anh Sơn, tỉnh Nghệ An · mã 17335",
        "Chưa ghi được ngày lập đơn vị này.",
        "1678/NQ-UBTVQH15</b>, 16/6/2025",
        "Trang này viết về xã Thành Sơn như trước ngày 1/7/2025.",
        "Hiện nay",
        "88,18 km²",
    ):
        assert part in page, part
    assert "2004" not in page  # the stand-in for an unknown day stays inside


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Từ 1/7/2025 giấy tờ làm tại UBND xã Thành Bình Thọ."),
        (
            "en",
            "Since 1 July 2025 papers are handled at the People&#x27;s Committee of"
            " Thanh Binh Tho commune.",
        ),
    ],
)
def test_home_contact_and_lineage_say_where_papers_are_handled_now(
    world, give_unit, language, sentence
):
    give_unit(world.a, "17335")
    paths = {
        "vi": ("/", "/lien-he-duong-day-nong/", PATH),
        "en": ("/en/", "/en/contact-hotline/", "/en/history-of-the-boundaries/"),
    }
    for path in paths[language]:
        told = text_of(world.get(world.a.site, path)).replace("People's", "People&#x27;s")
        assert told.count(sentence) == 1, path
        assert "giấy tờ làm tại" not in text_of(world.get(world.b.site, path))


def test_a_unit_of_today_has_no_other_place_for_papers(world, give_unit):
    give_unit(world.a, "17878", today=True)
    assert render("unit_papers_note", world.a.site).strip() == ""


@pytest.fixture
def pass_on(units):
    """Has a unit pass into a new one on a day: its name, how, and until when that one exists."""

    codes = iter(("99992", "99993", "99994"))

    def go(before, name, day, kind="merge", until=None):
        after = units.create(
            gso_code=next(codes), name=name, unit_type="xa", valid_from=day, valid_to=until
        )
        UnitSuccession.objects.create(
            predecessor=before, successor=after, effective_date=day, kind=kind
        )
        return after

    return go


def old_unit(units):
    return units.create(gso_code="99991", name="Đời Đầu", unit_type="xa")


def papers(world):
    return " ".join(render("unit_papers_note", world.a.site).split())


def test_papers_are_followed_through_several_steps(world, units, pass_on):
    first = old_unit(units)
    second = pass_on(first, "Đời Hai", date(2020, 2, 1), until=date(2024, 12, 31))
    third = pass_on(second, "Đời Ba", date(2025, 1, 1), until=date(2025, 6, 30))
    pass_on(third, "Đời Bốn", date(2025, 7, 1))
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    assert papers(world) == "<p>Từ 1/7/2025 giấy tờ làm tại UBND xã Đời Bốn.</p>"
    assert "Từ 1/7/2025: xã Đời Bốn" in render("unit_successor_note", world.a.site)
    for path in ("/", "/lien-he-duong-day-nong/", PATH):
        page = text_of(world.get(world.a.site, path))
        assert page.count("giấy tờ làm tại UBND xã Đời Bốn.") == 1, path
    assert "Nay thuộc xã Đời Bốn" in text_of(world.get(world.portal.site, "/chon-xa-cua-ban/"))


def test_a_district_that_ended_is_no_other_place_for_papers(world, units, pass_on):
    first = old_unit(units)
    second = pass_on(first, "Đời Hai", date(2024, 12, 1), until=date(2025, 6, 30))
    pass_on(second, "Đời Hai", date(2025, 7, 1), kind="kept")
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    assert papers(world) == "<p>Từ 1/12/2024 giấy tờ làm tại UBND xã Đời Hai.</p>"
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": second})
    assert papers(world) == ""


def test_a_commune_that_was_parted_has_several_places_for_papers(world, units, pass_on):
    first = old_unit(units)
    for name in ("Bên Kia", "Bên Này"):
        pass_on(first, name, date(2025, 7, 1) if name == "Bên Này" else date(2025, 7, 2), "split")
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    assert (
        papers(world)
        == "<p>Từ 2/7/2025 giấy tờ làm tại UBND nơi bạn ở: xã Bên Kia, xã Bên Này.</p>"
    )


def test_what_is_only_decided_moves_no_papers_yet(world, units, pass_on):
    first = old_unit(units)
    day = timezone.localdate() + timedelta(days=1)
    pass_on(first, "Đời Hai", day)
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    assert papers(world) == ""


def test_units_that_run_in_a_circle_end(world, units, pass_on):
    first = old_unit(units)
    second = pass_on(first, "Đời Hai", date(2020, 2, 1), until=date(2025, 6, 30))
    UnitSuccession.objects.create(
        predecessor=second, successor=first, effective_date=date(2025, 7, 1), kind="merge"
    )
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    assert papers(world) == ""


def test_a_closed_commune_leads_to_the_unit_of_today(world, units, pass_on):
    first = old_unit(units)
    second = pass_on(first, "Đời Hai", date(2020, 2, 1), until=date(2025, 6, 30))
    pass_on(second, "Đời Ba", date(2025, 7, 1))
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"unit": first})
    close_commune(world.a.site)
    page = text_of(world.get(world.a.site, "/thong-bao/"))
    assert "Xã này nay là xã Đời Ba" in page


def test_todays_unit_tells_where_it_came_from(world, give_unit):
    give_unit(world.a, "17878", today=True)
    page = text_of(world.get(world.a.site, PATH))
    assert "Từ 1/7/2025: xã Đông Lộc" in page
    assert "Gộp từ: xã Khánh Hợp, xã Nghi Thạch, xã Thịnh Trường." in page
    assert "Trang này viết về" not in page


def test_a_unit_that_changed_province_says_so(world, give_unit):
    give_unit(world.a, "01975")
    page = text_of(world.get(world.a.site, PATH))
    assert "Từ 1/7/2025: xã Phủ Thông" in page
    assert "Nay thuộc tỉnh khác." in page
    assert "Huyện Bạch Thông, tỉnh Bắc Kạn" in page


def test_a_unit_that_stayed_alone_is_not_called_merged(world, give_unit, units):
    kept = UnitSuccession.objects.filter(kind="kept").first().predecessor
    give_unit(world.a, kept.gso_code)
    page = text_of(world.get(world.a.site, PATH))
    assert "Giữ nguyên như trước" in page and "Gộp từ" not in page
    assert render("unit_successor_note", world.a.site).strip() == ""


def test_english_readers_get_english_words(world, give_unit):
    give_unit(world.a, "17335")
    page = text_of(world.get(world.a.site, "/en/history-of-the-boundaries/"))
    assert "From 1 July 2025: Thanh Binh Tho commune" in page
    assert "Anh Son district, Nghe An province · code 17335" in page
    assert 'lang="vi">Uỷ ban Thường vụ Quốc hội.' in page
    assert "Từ " not in page


def test_one_communes_lineage_never_shows_in_another(world, give_unit):
    give_unit(world.a, "17335")
    page = text_of(world.get(world.b.site, PATH))
    assert "Thành Bình Thọ" not in page
    assert render("unit_successor_note", world.b.site).strip() == ""


def test_the_lineage_is_followed_through_several_changes(world, give_unit, units):
    unit = give_unit(world.a, "17335")
    early = units.create(
        gso_code="17399", name="Đời Trước", unit_type="xa", valid_to=date(1990, 1, 1)
    )
    later = units.create(
        gso_code="17335", name="Mai Sau", unit_type="phuong", valid_from=date(2026, 7, 1)
    )
    early_row = {"predecessor": early, "successor": unit, "effective_date": date(1990, 1, 2)}
    UnitSuccession.objects.create(kind="rename", **early_row)
    UnitSuccession.objects.create(
        predecessor=unit.successors.get(),
        successor=later,
        effective_date=date(2026, 7, 1),
        kind="rename",
    )
    page = text_of(world.get(world.a.site, PATH))
    assert "Tên mới của: xã Đời Trước." in page
    assert page.index("Từ 2/1/1990: xã Thành Sơn") < page.rindex("Từ 1/7/2026: phường Mai Sau")


@pytest.mark.parametrize("query", ["?page=x", "?nam=2025&q=%00", "?a[]=1"])
def test_a_wrong_query_string_is_no_error(world, query):
    assert world.get(world.a.site, PATH + query).status_code == 200


def test_the_page_costs_few_queries(world, give_unit, count_queries):
    give_unit(world.a, "17335")
    count_queries(world.a.site, PATH)


def test_the_note_is_one_line_and_costs_a_query_a_step(world, give_unit, django_assert_num_queries):
    give_unit(world.a, "17335")
    frame = Frame(world.a.site)
    assert frame.navigation.menu  # every page has paid for its menu
    template = Template("{% load units_tags %}{% unit_successor_note %}")
    with django_assert_num_queries(3):
        html = template.render(Context({"frame": frame}))
    assert f'<a href="{PATH}">Từ 1/7/2025: xã Thành Bình Thọ</a>' in html


def test_the_note_tells_the_companions_where_the_name_stayed(world, give_unit):
    give_unit(world.a, "17071")
    html = render("unit_successor_note", world.a.site)
    assert "Từ 1/7/2025: xã Minh Hợp, gộp thêm Hạ Sơn, Văn Lợi" in html


def test_there_is_no_note_on_todays_unit_on_the_portal_or_without_a_unit(world, give_unit):
    assert render("unit_successor_note", world.b.site).strip() == ""
    give_unit(world.a, "17335", today=True)
    assert render("unit_successor_note", world.a.site).strip() == ""
    assert render("unit_successor_note", world.portal.site).strip() == ""


def test_the_note_is_silent_on_a_page_without_a_frame(db):
    html = Template("{% load units_tags %}{% unit_successor_note %}").render(Context({}))
    assert html.strip() == ""


def test_the_stand_in_day_is_never_a_fact(units):
    assert units.filter(valid_from=UNKNOWN_START, legal_basis__isnull=False).count() == 0
