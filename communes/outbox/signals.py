"""Mailings follow their notices by themselves; publishing waits for none of it."""

from typing import Any

from django.conf import settings
from wagtail.models import Page, PageViewRestriction

from communes.announcements.models import AnnouncementPage
from communes.outbox.tasks import follow_later


def notice_changed(instance: Page, **_kwargs: Any) -> None:
    """A notice went out, was taken down, moved, or is about to be deleted; or its translation."""
    follow_later(instance.translation_key)


def readers_changed(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """Who may read a page, and what stands below it, was changed: what goes out is for everyone."""
    notices = AnnouncementPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    current = notices.current().descendant_of(instance.page, inclusive=True)
    for key in current.values_list("translation_key", flat=True):
        follow_later(key)
