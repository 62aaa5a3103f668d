"""Announcements for tests: live and current unless told otherwise."""

from datetime import timedelta

from django.utils import timezone

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from tests.page_factory import add_page

URGENT = AnnouncementPage.Urgency.URGENT
IMPORTANT = AnnouncementPage.Urgency.IMPORTANT


def section(commune, language="vi") -> AnnouncementIndexPage:
    """The announcements section of a commune or of the portal."""
    return AnnouncementIndexPage.objects.descendant_of(commune.homes[language]).get()


def announce(commune, title="Họp xóm", *, days=-1, lasts=10, villages=(), sites=(), **fields):
    """An announcement that began `days` from now and is valid for `lasts` days after."""
    parent = section(commune, fields.pop("language", "vi"))
    starts = timezone.now() + timedelta(days=days)
    fields = {"summary": f"Tóm tắt của {title}", "starts_at": starts, **fields}
    fields.setdefault("valid_until", starts + timedelta(days=lasts))
    page = AnnouncementPage(title=title, **fields)
    page.villages.set(villages)
    page.reached_sites.set(sites)
    return add_page(parent, page, live=page.live)


def expired(commune, title="Họp cũ", **fields):
    """An announcement that is no longer valid."""
    return announce(commune, title, days=-20, lasts=5, **fields)


def upcoming(commune, title="Sắp tới", **fields):
    """An announcement that has not begun."""
    return announce(commune, title, days=2, lasts=5, **fields)


def texts(response) -> str:
    """The HTML of a response that must be a page."""
    assert response.status_code == 200, response.status_code
    return response.content.decode()
