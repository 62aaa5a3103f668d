from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from communes.schedules.models import ScheduleEntry
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week

FEED = "/lich-cong-tac/lich.ics"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def read(world, site, path=FEED):
    response = world.get(site, path)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def events(world, site, path=FEED):
    return {str(event["uid"]): event for event in read(world, site, path).walk("VEVENT")}


def test_it_is_a_calendar_that_says_whose_it_is_and_when_to_come_back(world):
    response = world.get(world.a.site, FEED)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Cookie" not in response.get("Vary", "")
    calendar = Calendar.from_ical(response.content)
    assert calendar["version"] == "2.0"
    assert calendar["x-wr-calname"] == "Lịch công tác – Xã An Bình"
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert not calendar.walk("VEVENT")


def test_an_entry_comes_with_its_time_place_and_page(world, today):
    page = make_week(
        world.a.home,
        entry(
            today,
            "Tiếp công dân, định kỳ; hằng tuần",
            end_time=time(11),
            participants="Bà con các xóm",
            host_unit="Văn phòng",
            invites_people=True,
            entry_type="reception",
        ),
    )
    uid = page.entries.get().uid
    event = events(world, world.a.site)[str(uid)]
    assert event["summary"] == "Tiếp công dân, định kỳ; hằng tuần"
    assert event["location"] == "Hội trường UBND xã"
    assert event["dtstart"].dt == datetime.combine(today, time(8), tzinfo=HANOI)
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event["dtend"].dt == datetime.combine(today, time(11), tzinfo=HANOI)
    assert event["sequence"] == 0
    assert event["status"] == "CONFIRMED"
    assert event["dtstamp"].dt == event["last-modified"].dt
    assert event["url"] == f"http://a.test/lich-cong-tac/{page.slug}/"
    for told in ("Chủ tịch UBND xã", "Bà con các xóm", "Văn phòng", "Mời bà con", page.slug):
        assert told in event["description"]


def test_an_entry_without_a_time_is_a_day_that_names_its_part(world, today):
    make_week(
        world.a.home,
        entry(today, "Trực", start_time=None, session="all_day"),
        entry(today, "Đi cơ sở", start_time=None, session="afternoon"),
    )
    found = {str(e["summary"]): e for e in events(world, world.a.site).values()}
    assert set(found) == {"Trực", "Chiều: Đi cơ sở"}
    assert found["Trực"]["dtstart"].dt == today
    assert not isinstance(found["Trực"]["dtstart"].dt, datetime)


def test_a_cancelled_entry_says_so_and_counts_on(world, today):
    page = make_week(world.a.home, entry(today, "Họp dân"))
    draft = page.get_latest_revision_as_object()
    item = draft.entries.first()
    item.is_cancelled = True
    draft.entries = [item]
    draft.save_revision().publish()
    event = events(world, world.a.site)[str(item.uid)]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["summary"] == "Đã huỷ: Họp dân"


@pytest.mark.parametrize("how", ["removed", "internal", "unpublished", "deleted", "silently"])
def test_what_is_gone_is_cancelled_without_its_words(world, today, how):
    page = make_week(world.a.home, entry(today, "Việc-không-nên-đăng", place="Nơi-kín"))
    uid = str(page.entries.get().uid)
    assert events(world, world.a.site)[uid]["status"] == "CONFIRMED"
    draft = page.get_latest_revision_as_object()
    if how == "removed":
        draft.entries = []
        draft.save_revision().publish()
    elif how == "internal":
        item = draft.entries.first()
        item.is_public = False
        draft.entries = [item]
        draft.save_revision().publish()
    elif how == "unpublished":
        page.unpublish()
    elif how == "deleted":
        page.delete()
    else:
        type(page).objects.filter(pk=page.pk).update(live=False)
    event = events(world, world.a.site)[uid]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["dtstart"].dt == datetime.combine(today, time(8), tzinfo=HANOI)
    text = world.get(world.a.site, FEED).content.decode()
    assert "Việc-không-nên-đăng" not in text
    assert "Nơi-kín" not in text


def test_internal_entries_and_drafts_never_come(world, today):
    make_week(world.a.home, entry(today, "Nội-bộ", is_public=False))
    make_week(world.a.home, entry(today, "Bản-nháp"), week=Week.this() + 1, live=False)
    assert events(world, world.a.site) == {}


def test_it_keeps_four_weeks_back_and_all_to_come(world):
    this = Week.this()
    for weeks, name in ((-6, "cũ"), (-3, "gần"), (40, "xa")):
        week = this + weeks
        make_week(world.a.home, entry(week.monday, name), week=week)
    assert {str(e["summary"]) for e in events(world, world.a.site).values()} == {"gần", "xa"}


def test_each_site_has_its_own_and_the_portal_does_not_gather(world, today):
    make_week(world.a.home, entry(today, "Của A"))
    make_week(world.b.home, entry(today, "Của B"))
    make_week(world.portal.home, entry(today, "Của tỉnh"))
    for site, own in ((world.a, "Của A"), (world.b, "Của B"), (world.portal, "Của tỉnh")):
        found = [str(event["summary"]) for event in events(world, site.site).values()]
        assert found == [own]


def test_english_readers_get_the_translation_else_the_vietnamese_entry(world, today):
    english = "/en/work-schedule/lich.ics"
    page = make_week(world.a.home, entry(today, "Giao ban"))
    uid = str(page.entries.get().uid)
    assert events(world, world.a.site, english)[uid]["summary"] == "Giao ban"
    translation = page.copy_for_translation(world.a.homes["en"].locale)
    item = translation.entries.get()
    item.content = "Weekly briefing"
    translation.entries = [item]
    translation.save_revision().publish()
    assert events(world, world.a.site, english)[uid]["summary"] == "Weekly briefing"
    vietnamese = events(world, world.a.site)
    assert list(vietnamese) == [uid]
    assert vietnamese[uid]["summary"] == "Giao ban"
    assert read(world, world.a.site, english)["x-wr-calname"].startswith("Work schedule")


def test_an_english_page_of_its_own_is_no_news_to_vietnamese_subscribers(world, today):
    make_week(world.a.homes["en"], entry(today, "Only in English"))
    assert events(world, world.a.site) == {}


def test_an_unchanged_feed_costs_a_phone_nothing(world, today):
    make_week(world.a.home, entry(today))
    first = world.get(world.a.site, FEED)
    again = world.get(world.a.site, FEED, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    assert set(first["Cache-Control"].split(", ")) == {"public", "max-age=900"}


def test_the_feed_costs_the_same_with_many_entries(world, today, django_assert_max_num_queries):
    make_week(world.a.home, *(entry(today, f"Việc {n}") for n in range(30)))
    world.get(world.a.site, FEED)
    with django_assert_max_num_queries(8):
        response = world.get(world.a.site, FEED)
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 30
    assert ScheduleEntry.objects.count() == 30


@pytest.mark.parametrize("path", ["/lich.ics", "/thong-bao/lich.ics", "/lich-cong-tac/x/lich.ics"])
def test_there_is_no_feed_elsewhere(world, path):
    assert world.get(world.a.site, path).status_code == 404


@pytest.fixture
def mixed(world, today):
    """A meeting, an invitation and a reception in A; a reception in B."""
    make_week(
        world.a.home,
        entry(today, "Giao ban"),
        entry(today, "Họp dân", invites_people=True),
        entry(today, "Tiếp công dân", entry_type="reception"),
    )
    make_week(world.b.home, entry(today, "Tiếp dân ở B", entry_type="reception"))


@pytest.mark.parametrize(
    ("name", "held"), [("moi-ba-con.ics", "Họp dân"), ("tiep-dan.ics", "Tiếp công dân")]
)
def test_a_feed_can_hold_one_kind_of_one_commune_only(world, mixed, name, held):
    found = events(world, world.a.site, f"/lich-cong-tac/{name}")
    assert [str(event["summary"]) for event in found.values()] == [held]


@pytest.mark.parametrize(("kind", "held"), [("invited", "Họp dân"), ("reception", "Tiếp công dân")])
def test_the_week_can_be_narrowed_and_offers_its_feeds(world, mixed, kind, held):
    html = world.get(world.a.site, f"/lich-cong-tac/?kind={kind}").content.decode()
    table = html.split("<table", 1)[1].split("</table>")[0]
    assert held in table and "Giao ban" not in table and "ở B" not in table
    tap = "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fa.test%2Flich-cong-tac%2F"
    for name in ("lich.ics", "moi-ba-con.ics", "tiep-dan.ics"):
        assert f'href="{tap}{name}"' in html
    assert "máy tính" not in html


def test_the_portal_narrows_too_and_an_empty_week_has_a_next_step(world, mixed, today):
    html = world.get(world.portal.site, "/lich-cong-tac/?kind=reception").content.decode()
    assert "Tiếp dân ở B" in html and "Giao ban" not in html
    html = world.get(world.b.site, "/lich-cong-tac/?kind=invited").content.decode()
    assert "Tuần này chưa có việc nào như vậy" in html and "Xem lịch cả tuần" in html


@pytest.mark.parametrize(
    ("start", "end"), [(8, (11, 30)), (14, (17, 0)), (19, (21, 0)), (21, (22, 0))]
)
def test_work_without_an_end_takes_the_rest_of_its_half_day(world, today, start, end):
    session = "morning" if start < 12 else "afternoon" if start < 17 else "evening"
    make_week(world.a.home, entry(today, "Họp", start_time=time(start), session=session))
    event = next(iter(events(world, world.a.site).values()))
    assert event["dtend"].dt == datetime.combine(today, time(*end), tzinfo=HANOI)
