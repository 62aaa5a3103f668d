"""What older versions left is brought in order once, by `sync_sites`."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from communes.announcements.models import AnnouncementPage
from portal.core.models import TranslationState
from tests.lifecycle.pages import add_notice, section_of
from tests.translations.factories import fresh, in_english, send

URGENT = AnnouncementPage.Urgency.URGENT


@pytest.fixture
def english(world):
    return in_english(add_notice(world.a.home))


def left_by_an_older_version(page, **values):
    """Written past all that follows."""
    AnnouncementPage.objects.filter(pk=page.pk).update(**values)
    TranslationState.objects.all().delete()


def test_what_is_below_a_section_that_is_down(world):
    notice = add_notice(world.a.home)
    Page.objects.filter(pk=section_of(world.a.home).pk).update(live=False)
    call_command("sync_sites")
    assert not fresh(notice).live
    section_of(world.a.home).save_revision().publish()
    assert fresh(notice).live


def test_facts_that_were_never_taken(world, english):
    original = english.original
    left_by_an_older_version(original, urgency=URGENT, summary="Hoãn đến thứ Hai")
    call_command("sync_sites")
    assert (fresh(english).urgency, fresh(english).live) == (URGENT, True)
    assert fresh(english).title.startswith("EN")
    assert TranslationState.objects.get(page=english.pk).behind_since


def test_what_says_the_same_is_not_older(world, english):
    left_by_an_older_version(english.original, urgency=URGENT)
    call_command("sync_sites")
    assert TranslationState.objects.get(page=english.pk).behind_since is None
    before = list(Page.objects.order_by("pk").values())
    call_command("sync_sites")
    assert list(Page.objects.order_by("pk").values()) == before


def test_translations_of_what_is_down_or_gone(world, english):
    other = in_english(add_notice(world.a.home, "khac"))
    left_by_an_older_version(english.original, live=False)
    gone = other.original
    Page.objects.filter(pk=gone.pk).update(translation_key="0" * 32)
    AnnouncementPage.objects.filter(pk=gone.pk).delete()
    call_command("sync_sites")
    assert not fresh(english).live and not fresh(other).live


def test_vietnamese_that_stood_as_english(world):
    english = send(add_notice(world.a.home)).get_target_instance()
    Page.objects.filter(pk=english.pk).update(live=True)
    TranslationState.objects.all().delete()
    call_command("sync_sites")
    assert not fresh(english).live


def test_what_was_written_in_english_stays(world):
    notice = add_notice(world.a.homes["en"], "meeting", title="Meeting")
    call_command("sync_sites")
    assert fresh(notice).live
