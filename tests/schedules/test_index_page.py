import re
from datetime import date, time, timedelta

import pytest

from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week

INDEX = "/lich-cong-tac/"


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_this_week_and_marks_today(world, today):
    make_week(
        world.a.home,
        entry(today, "Giao ban đầu tuần", chair="Tổ công nghệ số cộng đồng"),
        approved_by="Chủ tịch UBND xã",
        note="Đổi giờ họp",
    )
    html = text(world.get(world.a.site, INDEX))
    assert f"<h1>Lịch công tác tuần {Week.this().number}</h1>" in html
    assert 'class="now" id="hom-nay"' in html
    for told in ("Giao ban đầu tuần", "Tổ công nghệ số cộng đồng", "Người duyệt", "Đổi giờ họp"):
        assert told in html
    assert 'href="#hom-nay"' in html


def test_a_week_without_a_page_says_so_and_stays_out_of_search_engines(world):
    html = text(world.get(world.a.site, INDEX))
    assert "Xã chưa đăng lịch tuần này." in html
    assert 'content="noindex"' in html
    html = text(world.get(world.a.site, f"{INDEX}?week={(Week.this() + 3).code}"))
    assert "Tuần này không có lịch công khai." in html


def test_the_address_names_another_week(world):
    later = Week.this() + 1
    make_week(world.a.home, entry(later.monday, "Họp tuần sau"), week=later)
    html = text(world.get(world.a.site, f"{INDEX}?week={later.code}"))
    assert "Họp tuần sau" in html
    assert 'class="now"' not in html


def test_a_kind_that_is_over_this_week_leads_to_the_next_of_it(world, today):
    """“Gặp cán bộ” on a Sunday: the receptions of next week, not an empty table."""
    later = Week.this() + 2
    past = entry(Week.this().monday, "Tiếp dân đã qua", entry_type="reception")
    called_off = entry(today, "Tiếp dân bị hoãn", entry_type="reception", is_cancelled=True)
    make_week(world.a.home, *([past] if past.date < today else []), called_off)
    internal = entry(Week.this().monday + timedelta(7), "Nội bộ", entry_type="reception")
    internal.is_public = False
    make_week(world.a.home, internal, week=Week.this() + 1)
    coming = entry(later.monday, "Tiếp dân tuần tới", entry_type="reception")
    make_week(world.a.home, entry(later.monday, "Trực", entry_type="duty"), coming, week=later)
    html = text(world.get(world.a.site, f"{INDEX}?kind=reception"))
    assert f"tuần {later.number}</h1>" in html and "Tiếp dân tuần tới" in html
    assert "Đây là các buổi gần nhất" in html
    # Another commune's are none of this one's.
    html = text(world.get(world.b.site, f"{INDEX}?kind=reception"))
    assert f"tuần {Week.this().number}</h1>" in html and "Tiếp dân tuần tới" not in html
    for address in (INDEX, f"{INDEX}?kind=reception&week=zz"):
        assert f"tuần {Week.this().number}</h1>" in text(world.get(world.a.site, address))


def test_a_reception_of_today_is_shown_with_its_week(world, today):
    make_week(world.a.home, entry(today, "Tiếp dân hôm nay", entry_type="reception"))
    html = text(world.get(world.a.site, f"{INDEX}?kind=reception"))
    assert "Tiếp dân hôm nay" in html and "gần nhất" not in html


@pytest.mark.parametrize(
    "query", ["week=zz", "week=2026-W99", "week=9999-W01", "week=%00", "week="]
)
def test_a_wrong_week_shows_this_one(world, today, query):
    make_week(world.a.home, entry(today, "Giao ban"))
    html = text(world.get(world.a.site, f"{INDEX}?{query}"))
    assert "Giao ban" in html
    # A control character is dropped at the door: nothing was asked for.
    assert ("Không đọc được tuần" in html) == (query not in ("week=", "week=%00"))


def test_neighbours_are_the_nearest_weeks_that_have_a_page(world):
    this = Week.this()
    for weeks in (-5, -3, 0, 2, 4):
        week = this + weeks
        make_week(world.a.home, entry(week.monday), week=week)
    html = text(world.get(world.a.site, INDEX))
    assert f"?week={(this - 3).code}" in html
    assert f"?week={(this + 2).code}" in html
    assert (this - 1).code not in html
    assert (this - 5).code not in html


def test_states_stand_in_words(world, today):
    make_week(
        world.a.home,
        entry(today, "Họp dân", invites_people=True),
        entry(today, "Họp bị hoãn", is_cancelled=True, invites_people=True),
        entry(today, "Họp qua mạng", entry_type="online"),
    )
    html = text(world.get(world.a.site, INDEX))
    assert "<s>Họp bị hoãn</s>" in html
    assert html.count('<span class="tag tag--bad">Đã huỷ</span>') == 1
    # One beside the entry that stands, one in the sentence that explains it.
    assert html.count('<span class="tag tag--ok">Mời bà con</span>') == 2
    assert '<span class="tag tag--info">Trực tuyến</span>' in html


def test_the_phone_gets_an_https_address_not_only_webcal(world, today):
    make_week(world.a.home, entry(today))
    html = text(world.get(world.a.site, INDEX))
    assert 'href="http://a.test/lich-cong-tac/lich.ics"' in html
    assert 'href="webcal://a.test/lich-cong-tac/lich.ics"' in html
    assert '<link rel="alternate" type="text/calendar"' in html


def test_the_page_of_a_week_shows_the_same_table(world, today):
    page = make_week(world.a.home, entry(today, "Giao ban"))
    html = text(world.get(world.a.site, f"{INDEX}{page.slug}/"))
    assert "Giao ban" in html
    assert "<title>Tuần " in html


def test_the_archive_lists_weeks_by_year_and_in_pages(world):
    this = Week.this()
    for weeks in range(-27, 0):
        week = this + weeks
        make_week(world.a.home, entry(week.monday), entry(week.monday, is_public=False), week=week)
    html = text(world.get(world.a.site, f"{INDEX}cac-tuan/"))
    assert "27 lịch tuần" in html
    assert html.count("1 việc công khai") == 26
    assert "2 việc" not in html
    assert 'rel="next"' in html
    second = text(world.get(world.a.site, f"{INDEX}cac-tuan/?page=2"))
    assert second.count("việc công khai") == 1
    year = (this - 1).year
    assert f"?year={year}" in html
    assert text(world.get(world.a.site, f"{INDEX}cac-tuan/?year={year}&page=zz"))
    assert "27 lịch tuần" in text(world.get(world.a.site, f"{INDEX}cac-tuan/?year=abc"))


def test_all_weeks_stand_under_their_months(world):
    weeks = [Week.of(date(2026, 3, 2)), Week.of(date(2026, 3, 9)), Week.of(date(2025, 12, 29))]
    for week in weeks:
        make_week(world.a.home, week=week)
    html = text(world.get(world.a.site, f"{INDEX}cac-tuan/"))
    assert re.findall(r"<h2[^>]*>(Tháng[^<]*)</h2>", html) == ["Tháng 3/2026", "Tháng 12/2025"]


def test_an_empty_archive_says_so(world):
    assert "Xã chưa đăng lịch tuần nào." in text(world.get(world.a.site, f"{INDEX}cac-tuan/"))


def test_one_commune_never_shows_in_another(world, today):
    make_week(world.a.home, entry(today, "Việc của xã A"))
    for path in (INDEX, f"{INDEX}cac-tuan/", f"{INDEX}{Week.this().slug_in('vi')}/"):
        response = world.get(world.b.site, path)
        assert "Việc của xã A" not in response.content.decode()
    assert "1 lịch tuần" not in text(world.get(world.b.site, f"{INDEX}cac-tuan/"))


def test_english_readers_get_english_words_around_vietnamese_entries(world, today):
    make_week(world.a.home, entry(today, "Giao ban", start_time=time(8)))
    html = text(world.get(world.a.site, "/en/work-schedule/"))
    assert f"<h1>Work schedule, week {Week.this().number}</h1>" in html
    assert '<span lang="vi">Giao ban</span>' in html
    assert "/en/work-schedule/lich.ics" in html
    archive = text(world.get(world.a.site, "/en/work-schedule/cac-tuan/"))
    assert "1 weekly schedule" in archive
    assert 'lang="vi"' in archive


def test_a_translated_week_takes_the_place_of_the_vietnamese_one(world, today):
    page = make_week(world.a.home, entry(today, "Giao ban"))
    translation = page.copy_for_translation(world.a.homes["en"].locale)
    item = translation.entries.get()
    item.content = "Weekly briefing"
    translation.entries = [item]
    translation.save_revision().publish()
    html = text(world.get(world.a.site, "/en/work-schedule/"))
    assert "Weekly briefing" in html
    assert "Giao ban" not in html
    assert "Weekly briefing" not in text(world.get(world.a.site, INDEX))


def test_the_original_file_is_offered_only_where_it_is_public(world, today):
    from django.core.files.base import ContentFile

    from portal.core.models import CustomDocument

    file = CustomDocument.objects.create(
        title="Lịch gốc", file=ContentFile(b"x", name="lich.pdf"), collection=world.a.collection
    )
    page = make_week(world.a.home, entry(today), attachment=file)
    assert "Lịch gốc" not in text(world.get(world.a.site, INDEX))
    page.attachment_is_public = True
    page.save_revision().publish()
    assert "Lịch gốc" in text(world.get(world.a.site, INDEX))


def test_the_page_has_no_inline_style_or_script_and_sets_no_cookie(world, today):
    make_week(world.a.home, entry(today, invites_people=True))
    response = world.get(world.a.site, INDEX)
    assert " style=" not in text(response)
    assert "<script>" not in text(response)
    assert not response.cookies


def test_a_busy_week_costs_as_few_queries_as_a_quiet_one(world, today, count_queries):
    make_week(world.a.home, *(entry(today, f"Việc {n}") for n in range(25)))
    count_queries(world.a.site, INDEX)
