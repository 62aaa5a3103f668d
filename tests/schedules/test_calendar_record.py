"""Sequence numbers and what is taken back, over the life of a page."""

from datetime import date, time

import pytest

from communes.schedules.models import CalendarRecord, ScheduleEntry
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week, next_day

WEEK = Week.of(date(2026, 11, 23))


@pytest.fixture
def page(world):
    page = make_week(world.a.home, entry(WEEK.monday), week=WEEK)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def publish(page, **changes):
    """Changes the only entry of the latest draft, and publishes."""
    draft = page.get_latest_revision_as_object()
    entries = list(draft.entries.all())
    for name, value in changes.items():
        setattr(entries[0], name, value)
    draft.entries = entries
    draft.save_revision().publish()
    return ScheduleEntry.objects.get(page=page)


def test_a_first_publication_counts_zero(page):
    assert page.entries.get().sequence == 0
    assert CalendarRecord.objects.get().sequence == 0


def test_publishing_without_a_change_keeps_the_number_and_the_moment(page):
    before = page.entries.get()
    after = publish(page)
    assert (after.sequence, after.changed_at) == (0, before.changed_at)


@pytest.mark.parametrize(
    "change",
    [
        {"start_time": time(9)},
        {"place": "Nhà văn hoá xóm 2"},
        {"date": next_day(WEEK.monday)},
        {"content": "Giao ban cuối tuần"},
        {"is_cancelled": True},
    ],
)
def test_a_change_that_calendars_show_counts_one_more(page, change):
    before = page.entries.get()
    after = publish(page, **change)
    assert after.sequence == 1
    assert after.changed_at > before.changed_at


def test_an_old_revision_published_again_counts_on(page):
    first = page.latest_revision
    publish(page, place="Nhà văn hoá xóm 2")
    publish(page, place="Nhà văn hoá xóm 3")
    first.refresh_from_db()
    first.publish()
    again = ScheduleEntry.objects.get(page=page)
    assert (again.place, again.sequence) == ("Hội trường UBND xã", 3)


def test_a_draft_tells_calendars_nothing(page):
    draft = page.get_latest_revision_as_object()
    draft.entries = []
    draft.save_revision()
    make_week_draft = CalendarRecord.objects.get()
    assert not make_week_draft.is_withdrawn


def test_an_entry_that_disappears_is_withdrawn_and_comes_back_with_a_higher_number(page):
    uid = page.entries.get().uid
    full = page.latest_revision
    draft = page.get_latest_revision_as_object()
    draft.entries = []
    draft.save_revision().publish()
    record = CalendarRecord.objects.get()
    assert (record.uid, record.is_withdrawn, record.sequence) == (uid, True, 1)
    full.refresh_from_db()
    full.publish()
    record.refresh_from_db()
    assert not record.is_withdrawn
    assert ScheduleEntry.objects.get(page=page).sequence == 2


def test_an_entry_that_becomes_internal_is_withdrawn(page):
    publish(page, is_public=False)
    assert CalendarRecord.objects.get().is_withdrawn


def test_unpublishing_withdraws_and_publishing_again_counts_on(page):
    page.unpublish()
    assert CalendarRecord.objects.get().is_withdrawn
    page.refresh_from_db()
    page.latest_revision.publish()
    assert ScheduleEntry.objects.get(page=page).sequence == 2


def test_a_deleted_page_leaves_its_withdrawal_behind(page):
    page.delete()
    record = CalendarRecord.objects.get()
    assert record.is_withdrawn
    assert record.page_id is None


def test_a_translation_never_counts_below_what_was_told_in_vietnamese(world, page):
    publish(page, place="Nhà văn hoá xóm 2")
    translation = page.copy_for_translation(world.a.homes["en"].locale)
    translation.save_revision().publish()
    assert ScheduleEntry.objects.get(page=translation).sequence >= 1


def test_the_memory_holds_no_text():
    told = {field.name for field in CalendarRecord._meta.get_fields()}
    assert not told & {"content", "summary", "place", "chair", "participants"}
