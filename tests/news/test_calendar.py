"""Events in the calendars that phones follow."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from communes.news.models import EventPage
from tests.news.factories import at, hold_event

FEEDS = ["/lich-cong-tac/lich.ics", "/lich-cong-tac/moi-ba-con.ics", "/nguon-tin/su-kien.ics"]


def events(world, site, path):
    answer = world.get(site, path)
    assert answer.status_code == 200
    calendar = Calendar.from_ical(answer.content)
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_the_events_of_its_own_site(world, path):
    page = hold_event(world.a, organiser="Hội Nông dân")
    theirs = hold_event(world.b, "Hội của Bình Minh")
    found = events(world, world.a.site, path)
    event = found[str(page.uid)]
    assert str(event["summary"]) == "Ngày hội chè"
    assert str(event["location"]) == "Sân vận động xã"
    assert event["status"] == "CONFIRMED"
    assert str(theirs.uid) not in found


def test_citizen_receptions_have_no_events_of_the_site(world):
    hold_event(world.a)
    assert events(world, world.a.site, "/lich-cong-tac/tiep-dan.ics") == {}


def test_an_event_without_an_end_takes_the_rest_of_its_half_day(world):
    page = hold_event(world.a, begins_at=at("2031-05-02 07:30"))
    event = events(world, world.a.site, FEEDS[0])[str(page.uid)]
    assert event["dtstart"].dt == at("2031-05-02 07:30")
    assert event["dtend"].dt == at("2031-05-02 11:30")


def test_what_was_called_off_is_told_with_a_higher_number(world, monkeypatch):
    page = hold_event(world.a)
    before = events(world, world.a.site, FEEDS[0])[str(page.uid)]
    revision = page.save_revision()
    later = timezone.now() + timedelta(minutes=5)
    monkeypatch.setattr(timezone, "now", lambda: later)
    page.is_cancelled = True
    page.save_revision().publish()
    after = events(world, world.a.site, FEEDS[0])[str(page.uid)]
    assert after["status"] == "CANCELLED"
    assert str(after["summary"]) == "Đã huỷ: Ngày hội chè"
    assert after["sequence"] > before["sequence"]
    # An older revision that is published again counts on, never back.
    monkeypatch.setattr(timezone, "now", lambda: later + timedelta(minutes=5))
    revision.publish()
    again = events(world, world.a.site, FEEDS[0])[str(page.uid)]
    assert again["status"] == "CONFIRMED"
    assert again["sequence"] > after["sequence"]


def test_a_draft_and_what_is_long_over_are_in_no_feed(world):
    hold_event(world.a, "Bản nháp", live=False)
    hold_event(world.a, "Năm ngoái", hours=-24 * 60)
    assert events(world, world.a.site, FEEDS[2]) == {}


def test_one_event_comes_as_a_file_of_its_own_site(world):
    page = hold_event(world.a)
    path = f"/nguon-tin/tin-tuc/{page.uid}.ics"
    [event] = events(world, world.a.site, path).values()
    assert event.walk("VALARM")
    assert world.get(world.b.site, path).status_code == 404


def test_a_copy_is_another_event(world):
    page = hold_event(world.a)
    copy = page.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    assert copy.uid != page.uid


def test_a_list_ends_with_the_event_that_ends_first(world, rf):
    now = timezone.now()
    soon = now + timedelta(hours=3)
    hold_event(world.a, begins_at=now, ends_at=soon)
    hold_event(world.a, "Hội khác", begins_at=now, ends_at=now + timedelta(hours=9))
    request = world.get(world.a.site, "/tin-tuc-su-kien/").wsgi_request
    assert EventPage.objects.next_change(request.frame) == soon
