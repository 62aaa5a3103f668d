"""Whether a translation's words are all translated, and from which text."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Exists, OuterRef
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.core.text import is_vietnamese, slugify
from portal.core.translations.facts import translated_words

# Made from the title where nobody wrote one: then the translation's tool is the title.
TITLE, SLUG = "title", "slug"


def translation_of(page: Page):
    """wagtail-localize's record of a translation; None for pages that it doesn't know."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    )
    return found.select_related("source").first()


def words_left(page: Page) -> list[str]:
    """The texts of a translation that nobody has translated yet, as the original has them.

    What has no letters is the same in every language. Sections that provisioning made
    have their texts from the catalogue: nothing is left of them.
    """
    record = translation_of(page)
    if record is None:
        return []
    left = _untranslated(record) if record.enabled else _still_the_same(page, record)
    return [text for text in left if any(letter.isalpha() for letter in text)]


def is_still_untranslated(page: Page) -> bool:
    """Whether a page says something in its original's words that should be translated."""
    left = set(words_left(page))
    return bool(left) and any(text in left and is_vietnamese(text) for text in _texts(page))


def _untranslated(record) -> list[str]:
    done = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=record.target_locale_id,
        has_error=False,
    )
    segments = StringSegment.objects.filter(~Exists(done), source=record.source_id)
    segments = segments.exclude(context__path=SLUG).order_by("order")
    return list(segments.values_list("string__data", flat=True))


def _still_the_same(page: Page, record) -> list[str]:
    """Of a page that was taken out of wagtail-localize: its texts are only its own."""
    theirs = set(_texts(record.source.as_instance()))
    return [text for text in _texts(page) if text in theirs and is_vietnamese(text)]


def _texts(page: Page) -> list[str]:
    found = [one for one in extract_segments(page) if isinstance(one, StringSegmentValue)]
    return [one.string.data for one in found if one.path != SLUG]


def is_older_revision(page: Page) -> bool:
    """Whether a page says what was translated from words that its original no longer has."""
    record = translation_of(page)
    if record is None or not record.enabled:
        return False
    all_of_page = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    ).exclude(context__path=SLUG)
    asked = StringSegment.objects.filter(
        source=record.source_id,
        string_id=OuterRef("translation_of_id"),
        context_id=OuterRef("context_id"),
    )
    told = all_of_page.values_list("data", Exists(asked))
    newest = {text for text, is_asked in told if is_asked}
    older = {text for text, is_asked in told if not is_asked} - newest
    return bool(older) and any(text in older for text in _texts(page))


def digest_of_source(page: Page, original: Page) -> str:
    """The digest of what a translation was made from, as far as anyone knows."""
    record = translation_of(page)
    return digest(record.source.as_instance() if record else original)


def digest(page: Page) -> str:
    """Changes exactly when something changes that a translator must look at; of a page as
    it is stored."""
    told = {name: _told(page, name) for name in translated_words(type(page)) if name != SLUG}
    written = json.dumps([told, _texts(page)], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _told(page: Page, name: str):
    field = page._meta.get_field(name)
    value = field.value_to_string(page)
    return _without_ids(json.loads(value)) if isinstance(field, StreamField) else value


def _without_ids(value):
    """What blocks say; the numbers of those that nobody saved yet differ at each look."""
    if isinstance(value, dict):
        return {key: _without_ids(one) for key, one in value.items() if key != "id"}
    return [_without_ids(one) for one in value] if isinstance(value, list) else value


def translate_slug(record) -> None:
    """Makes the translated address from the translated title, unless somebody wrote one.

    One that stands survives a new address of the original.
    """
    segments = StringSegment.objects.filter(source=record.source_id)
    segments = segments.filter(context__path__in=(TITLE, SLUG)).select_related("context")
    by_path = {one.context.path: one for one in segments}
    if SLUG not in by_path or TITLE not in by_path:
        return

    def translations(path):
        found = StringTranslation.objects.filter(
            context=by_path[path].context_id, locale=record.target_locale_id
        )
        return found.order_by("-updated_at")

    last = translations(SLUG).first()
    title = translations(TITLE).filter(translation_of=by_path[TITLE].string_id).first()
    is_by_hand = last is not None and last.tool_name != TITLE
    data = last.data if last else ""
    if title and not is_by_hand:
        data = slugify(title.data)[:200]
    if data:
        StringTranslation.objects.update_or_create(
            translation_of_id=by_path[SLUG].string_id,
            context_id=by_path[SLUG].context_id,
            locale_id=record.target_locale_id,
            defaults={
                "data": data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": last.tool_name if is_by_hand else TITLE,
            },
        )
