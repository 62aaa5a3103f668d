"""Events of announcements in phones' calendars, read by icalendar."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from communes.announcements.models import AnnouncementPage
from tests.announcements.factories import announce

FEED = "/nguon-tin/su-kien.ics"


def one(page):
    return f"/nguon-tin/su-kien/{page.translation_key}.ics"


def events(world, site, path=FEED):
    response = world.get(site, path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert calendar["version"] == "2.0"
    assert calendar["method"] == "PUBLISH"
    return calendar.walk("VEVENT")


def test_an_event_comes_with_its_time_place_and_page(world):
    moment = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    page = announce(world.a, "Họp dân, xóm 3; mời đủ", event_at=moment, event_place="Nhà văn hoá")
    (event,) = events(world, world.a.site, one(page))
    text = world.get(world.a.site, one(page)).content.decode()
    assert "\r\nNAME:Họp dân\\, xóm 3\\; mời đủ\r\n" in text
    assert event["uid"] == str(page.translation_key)
    assert event["summary"] == "Họp dân, xóm 3; mời đủ"
    assert event["location"] == "Nhà văn hoá"
    assert event["dtstart"].dt == moment
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event["dtend"].dt > event["dtstart"].dt
    assert event["url"] == f"http://a.test/thong-bao/{page.slug}/"
    assert event["dtstamp"].dt == page.last_published_at.replace(microsecond=0)


def test_the_page_offers_it_until_it_is_over(world):
    label = "Thêm vào lịch điện thoại"
    coming = announce(world.a, "Sắp họp", event_at=timezone.now() + timedelta(hours=2))
    over = announce(world.a, "Đã họp", event_at=timezone.now() - timedelta(hours=2))
    plain = announce(world.a, "Tin thường")
    for page, shown in ((coming, True), (over, False), (plain, False)):
        html = world.get(world.a.site, f"/thong-bao/{page.slug}/").text
        assert (label in html) == shown
        assert (f'href="{one(page)}"' in html) == shown


def test_each_site_has_its_own_and_the_portal_does_not_gather(posts):
    for place, name in ((posts.a, "A"), (posts.b, "B"), (posts.portal, "tỉnh")):
        assert [str(e["summary"]) for e in events(posts, place.site)] == [f"Họp xóm của {name}"]
    page = AnnouncementPage.objects.get(title="Họp xóm của B")
    assert posts.get(posts.b.site, one(page)).status_code == 200
    for other in (posts.a, posts.portal):
        assert posts.get(other.site, one(page)).status_code == 404


@pytest.mark.parametrize("title", ["Chưa tới của A", "Nháp của A", "Hết hạn của A"])
def test_what_waits_is_a_draft_or_has_no_event_is_not_found(posts, title):
    page = AnnouncementPage.objects.get(title=title)
    assert posts.get(posts.a.site, one(page)).status_code == 404


def test_the_feed_costs_the_same_with_many_events(world, django_assert_max_num_queries):
    for number in range(6):
        announce(world.a, f"Họp {number}", event_at=timezone.now() + timedelta(days=1))
    world.get(world.a.site, FEED)
    # One of them is for the events of the news section.
    with django_assert_max_num_queries(5):
        assert len(events(world, world.a.site)) == 6
    first = world.get(world.a.site, FEED)
    again = world.get(world.a.site, FEED, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_a_calendar_in_english_says_what_is_vietnamese(world):
    moment = timezone.now() + timedelta(days=2)
    announce(world.a, "Họp dân", event_at=moment, event_place="Main hall")
    (event,) = events(world, world.a.site, "/en" + FEED)
    assert event["summary"].params["LANGUAGE"] == "vi"
    assert "LANGUAGE" not in event["location"].params
    (event,) = events(world, world.a.site)
    assert "LANGUAGE" not in event["summary"].params
