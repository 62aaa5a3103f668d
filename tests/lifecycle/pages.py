"""Pages that the tests of their life need, made as services make them."""

from datetime import timedelta

from django.utils import timezone

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from portal.core.sections import add_published


def section_of(home):
    """The announcements of a site."""
    return AnnouncementIndexPage.objects.descendant_of(home).get()


def add_notice(home, slug="hop-xom", **values) -> AnnouncementPage:
    """A live notice of a site, valid for a week."""
    now = timezone.now()
    fields = {
        "title": f"Thông báo {slug}",
        "summary": "Mời bà con.",
        "starts_at": now - timedelta(hours=1),
        "valid_until": now + timedelta(days=7),
    }
    page = AnnouncementPage(slug=slug, locale=home.locale, **(fields | values))
    add_published(section_of(home), page)
    return page
