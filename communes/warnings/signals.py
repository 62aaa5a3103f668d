"""Warnings follow their notices by themselves."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from communes.announcements.models import AnnouncementPage
from communes.warnings.sending import follow, withdraw


def notice_changed(instance: Page, **_kwargs: Any) -> None:
    """A notice, or its translation, went out or moved to another site."""
    _settle(instance)


def notice_hidden(instance: Page, **_kwargs: Any) -> None:
    """A notice was taken down, or is about to be deleted; or its translation."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        withdraw(instance.translation_key)
    else:
        # Once it is sure: its original may be going, too, and still stands there now.
        transaction.on_commit(partial(_settle, instance))


def readers_changed(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """Who may read a page, and what stands below it, was changed: warnings are for everyone."""
    notices = AnnouncementPage.objects.live().urgent().current().defer("body")
    own = notices.filter(locale__language_code=settings.LANGUAGE_CODE)
    for notice in own.descendant_of(instance.page, inclusive=True):
        follow(notice)


def _settle(page: Page) -> None:
    # As it is stored: what was published may be an older revision, with more on it.
    notices = AnnouncementPage.objects.filter(translation_key=page.translation_key)
    original = notices.filter(locale__language_code=settings.LANGUAGE_CODE).defer("body").first()
    if original:
        follow(original)
