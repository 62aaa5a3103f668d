from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from communes.schedules.models import ScheduleEntry, WorkSchedulePage
from portal.core.weeks import Week
from tests.schedules.conftest import entry, index_of, make_week, next_day

WEEK = Week.of(date(2026, 11, 23))


def test_any_day_of_the_week_gives_its_monday_number_title_and_address(world):
    index = index_of(world.a.home)
    page = WorkSchedulePage(starts_on=date(2026, 11, 26), locale=index.locale)
    index.add_child(instance=page)
    assert page.starts_on == WEEK.monday
    assert (page.iso_year, page.week_number) == (2026, 48)
    assert (page.title, page.slug) == ("Tuần 48, 23/11–29/11/2026", "tuan-48-2026")


def test_moving_a_page_to_another_week_renames_it(world):
    page = make_week(world.a.home, week=WEEK)
    page.starts_on = WEEK.monday + timedelta(days=9)
    page.save_revision().publish()
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Tuần 49, 30/11–6/12/2026", "tuan-49-2026")


def test_a_second_page_of_the_same_week_names_the_first(world):
    make_week(world.a.home, week=WEEK)
    with pytest.raises(ValidationError) as refused:
        make_week(world.a.home, week=WEEK)
    assert "Đã có “Tuần 48, 23/11–29/11/2026”" in refused.value.message_dict["starts_on"][0]


def test_another_commune_and_another_language_have_the_same_week_too(world):
    make_week(world.a.home, week=WEEK)
    make_week(world.b.home, week=WEEK)
    assert make_week(world.a.homes["en"], week=WEEK).slug == "week-48-2026"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end_time": time(8)}, "end_time"),
        ({"end_time": time(7, 30)}, "end_time"),
        ({"start_time": None, "end_time": time(9)}, "end_time"),
        ({"is_public": False, "invites_people": True}, "invites_people"),
    ],
)
def test_each_broken_rule_is_told_at_its_field(db, values, field):
    with pytest.raises(ValidationError) as refused:
        entry(WEEK.monday, **values).clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "values",
    [
        {"end_time": time(9)},
        {"start_time": None},
        {"start_time": time(19, 30), "session": "evening"},
        {"start_time": time(13, 30), "end_time": time(16), "session": "afternoon"},
        {"start_time": time(7), "end_time": time(17), "session": "all_day"},
    ],
)
def test_sensible_entries_pass(values):
    entry(WEEK.monday, **values).clean()


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"start_time": time(7, 30)}, "7:30"),
        ({"start_time": time(14), "end_time": time(16, 30)}, "14:00–16:30"),
        ({"start_time": None, "session": "afternoon"}, "Chiều"),
        ({"start_time": None, "session": "all_day"}, "Cả ngày"),
    ],
)
def test_time_reads_as_people_write_it(values, shown):
    assert entry(WEEK.monday, **values).time_text == shown


def test_entries_stand_in_the_order_of_day_and_time_in_pages_and_in_lists(world):
    make_week(
        world.a.home,
        entry(next_day(WEEK.monday), "năm"),
        entry(WEEK.monday, "bốn", start_time=None, session="evening"),
        entry(WEEK.monday, "ba", start_time=time(14), session="afternoon"),
        entry(WEEK.monday, "hai", start_time=time(7, 30)),
        entry(WEEK.monday, "một", start_time=None, session="all_day"),
        week=WEEK,
    )
    page = WorkSchedulePage.objects.get(starts_on=WEEK.monday)
    expected = ["một", "hai", "ba", "bốn", "năm"]
    assert [e.content for e in page.public_entries] == expected
    assert [e.content for e in ScheduleEntry.objects.in_order()] == expected


def test_a_revision_keeps_the_identity_of_entries(world):
    page = make_week(world.a.home, entry(WEEK.monday), week=WEEK)
    uid = page.entries.get().uid
    draft = page.get_latest_revision_as_object()
    draft.note = "Có thay đổi"
    draft.save_revision().publish()
    assert ScheduleEntry.objects.get(page=page).uid == uid


def test_a_copy_into_another_week_has_identities_of_its_own(world):
    page = make_week(world.a.home, entry(WEEK.monday), week=WEEK)
    later = WEEK + 1
    copy = page.copy(update_attrs={"starts_on": later.monday, "slug": later.slug_in("vi")})
    assert copy.entries.get().uid != page.entries.get().uid
    draft = copy.get_latest_revision_as_object()
    assert draft.entries.first().uid == ScheduleEntry.objects.get(page=copy).uid


def test_copy_to_shifts_days_and_starts_afresh_as_a_draft(world):
    page = make_week(
        world.a.home,
        entry(next_day(WEEK.monday, 2), is_cancelled=True, is_public=False),
        week=WEEK,
        note="Đổi giờ",
        approved_by="Chủ tịch UBND xã",
    )
    copy = page.copy_to(WEEK + 2)
    assert not copy.live
    assert (copy.title, copy.slug) == ("Tuần 50, 7/12–13/12/2026", "tuan-50-2026")
    assert (copy.note, copy.approved_by) == ("", "")
    copied = ScheduleEntry.objects.get(page=copy)
    assert copied.date == next_day(WEEK.monday, 16)
    assert (copied.is_cancelled, copied.is_public, copied.sequence) == (False, False, 0)


def test_a_translation_keeps_identities_and_is_named_in_its_language(world):
    page = make_week(world.a.home, entry(WEEK.monday), week=WEEK)
    translation = page.copy_for_translation(world.a.homes["en"].locale)
    translation.save_revision().publish()
    assert translation.title.startswith("Week 48")
    assert ScheduleEntry.objects.get(page=translation).uid == page.entries.get().uid
