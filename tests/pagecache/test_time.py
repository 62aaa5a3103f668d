"""A kept page ends by itself when its text next changes."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from portal.core.models import ContactSettings
from portal.pagecache.clocks import next_midnight
from tests.announcements.factories import URGENT, announce, upcoming
from tests.products.factories import LIST


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is here: `clock("2026-11-25 09:00")`, a Wednesday."""

    def at(text: str) -> datetime:
        moment = timezone.make_aware(datetime.fromisoformat(text))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    at("2026-11-25 09:00")
    return at


def test_midnight_ends_every_page(world, readers, clock):
    readers.open(world.a.site, "/", "/so-do-trang/")
    clock("2026-11-25 23:59")
    assert readers.is_kept(world.a.site, "/so-do-trang/")
    clock("2026-11-26 00:00")
    assert not readers.is_kept(world.a.site, "/so-do-trang/")
    assert "26/11/2026" in readers.get(world.a.site).content.decode()


def test_midnight_is_that_of_vietnam(clock):
    clock("2026-11-25 23:30")
    assert next_midnight() - timezone.now() == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("kept_at", "before", "after", "says"),
    [
        ("07:00", "07:29", "07:30", "Đang mở cửa"),
        ("09:00", "11:29", "11:30", "Đang đóng cửa"),
        ("12:00", "13:29", "13:30", "Đang mở cửa"),
        ("14:00", "16:59", "17:00", "Đang đóng cửa"),
    ],
)
def test_opening_hours_end_the_pages_that_show_them(
    world, readers, clock, kept_at, before, after, says
):
    clock(f"2026-11-25 {kept_at}")
    readers.open(world.a.site, "/", LIST)
    clock(f"2026-11-25 {before}")
    assert readers.is_kept(world.a.site)
    clock(f"2026-11-25 {after}")
    assert says in readers.get(world.a.site).content.decode()
    assert readers.is_kept(world.a.site, LIST)


def test_after_the_last_hour_nothing_changes_until_midnight(world, clock):
    contact = ContactSettings.objects.get(site=world.a.site)
    assert contact.next_change_after(clock("2026-11-25 17:00")) is None
    assert contact.next_change_after(clock("2026-11-25 16:59")) == clock("2026-11-25 17:00")


def test_an_announcement_appears_when_it_begins(world, readers, clock):
    upcoming(world.a, "Sắp tới")
    readers.open(world.a.site, "/", "/thong-bao/")
    readers.open(world.portal.site, "/thong-bao/", LIST)
    clock("2026-11-27 09:01")
    for site in (world.a.site, world.portal.site):
        assert "Sắp tới" in readers.get(site, "/thong-bao/").content.decode()


def test_one_that_begins_today_ends_lists_but_not_the_portals_other_pages(world, readers, clock):
    announce(world.a, "Chiều nay", days=0.1)
    readers.open(world.portal.site, "/thong-bao/", LIST)
    clock("2026-11-25 11:30")
    assert readers.is_kept(world.portal.site, LIST)
    assert "Chiều nay" in readers.get(world.portal.site, "/thong-bao/").content.decode()


def test_the_alert_goes_when_the_announcement_ends(world, readers, clock):
    announce(world.a, "Bão gấp", urgency=URGENT, summary="Vào bờ ngay.", days=-1, lasts=1.1)
    readers.open(world.portal.site, LIST)
    readers.open(world.a.site, LIST)
    clock("2026-11-25 11:20")
    assert readers.is_kept(world.a.site, LIST)
    clock("2026-11-25 11:25")
    for site in (world.a.site, world.portal.site):
        assert "Vào bờ ngay." not in readers.get(site, LIST).content.decode()


def test_a_second_end_is_met_as_well(world, readers, clock):
    """The moment that was remembered has passed: the next one is looked for."""
    announce(world.a, "Một", days=-1, lasts=1.05)
    announce(world.a, "Hai", days=-1, lasts=1.1)
    readers.open(world.a.site, "/thong-bao/")
    clock("2026-11-25 10:30")
    html = readers.get(world.a.site, "/thong-bao/").content.decode()
    assert ">Hai<" in html
    assert ">Một<" not in html
    clock("2026-11-25 11:30")
    assert ">Hai<" not in readers.get(world.a.site, "/thong-bao/").content.decode()
