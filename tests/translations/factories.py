"""Translations as officers make them: through wagtail-localize."""

from django.test import TestCase
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

NOTE = "older than the Vietnamese page"


def send(page):
    """What “Dịch trang này” does; returns the record."""
    english = Locale.objects.get(language_code="en")
    translate_object(page, [english])
    return Translation.objects.get(source__object_id=page.translation_key)


def translate(record, texts=None, leave=()):
    """Types a translation of each text but those to leave: "X" becomes "EN X"."""
    segments = StringSegment.objects.filter(source=record.source).select_related("string")
    for segment in segments.exclude(context__path="slug"):
        text = segment.string.data
        if text in leave:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=record.target_locale,
            context=segment.context,
            defaults={"data": (texts or {}).get(text, f"EN {without_letters(text)}")},
        )


def without_letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii())


def publish(record):
    """The button “Đăng” of the translation's editor; returns the page as it stands then."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        record.save_target(publish=True)
    return fresh(record.get_target_instance())


def in_english(page, **texts):
    """A published English translation of a published page."""
    record = send(page)
    translate(record, texts)
    return publish(record)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def republish(page, **values):
    """An officer changes a published page and publishes it."""
    page = fresh(page)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def path_of(world, page, language="en"):
    """Where readers of commune A find a page."""
    home = world.a.homes[language]
    prefix = "/en/" if language == "en" else "/"
    return prefix + page.url_path[len(home.url_path) :]
