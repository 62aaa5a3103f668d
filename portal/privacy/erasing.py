"""A page gone for good: no word of it is left in what the admin and translators remember."""

from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.admin.models import FormState
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Template,
    TranslatableObject,
    TranslationContext,
)
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments


@transaction.atomic
def erase_page(page: Page, label: str = "") -> None:
    """Deletes a specific page with its translations, versions, old addresses and the texts of
    translators. It can't be undone.

    Their entries in the log stay, under `label` in place of the title. Readers get 404.
    """
    key = page.translation_key
    pages = list(type(page)._default_manager.filter(translation_key=key))
    ids = [one.pk for one in pages]
    locales, texts = {one.locale_id for one in pages}, _texts_of(pages)
    kinds = ContentType.objects.get_for_models(Page, type(page)).values()
    FormState.objects.filter(object_id__in=ids, content_type__in=kinds).delete()
    page.delete()
    PageLogEntry.objects.filter(page_id__in=ids).update(label=label, data={})
    _forget_texts(key, locales, *texts)


def _texts_of(pages: list[Page]) -> tuple[set[str], set[UUID]]:
    """The texts that all versions gave to translators, and the frames these stood in."""
    versions = [*pages, *(one.as_object() for page in pages for one in page.revisions.all())]
    segments = [one for version in versions for one in extract_segments(version)]
    return (
        {one.string.data for one in segments if isinstance(one, StringSegmentValue)},
        {_id_of(one) for one in segments if isinstance(one, TemplateSegmentValue)},
    )


def _id_of(frame: TemplateSegmentValue) -> UUID:
    """As `Template.from_value` makes it."""
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, frame.format), frame.template)


def _forget_texts(key: UUID, locales: set[int], strings: set[str], frames: set[UUID]) -> None:
    """Takes out of wagtail-localize what no other page says too."""
    contexts = TranslationContext.objects.filter(object_id=key)
    told = Q(segments__context__in=contexts) | Q(translations__context__in=contexts)
    hashes = [String._get_data_hash(text) for text in strings]
    found = String.objects.filter(told | Q(locale__in=locales, data_hash__in=hashes))
    string_ids = list(found.values_list("pk", flat=True).distinct())
    StringTranslation.objects.filter(context__in=contexts).delete()
    SegmentOverride.objects.filter(context__in=contexts).delete()
    TranslatableObject.objects.filter(translation_key=key).delete()
    kept = Q(segments__isnull=False) | Q(translations__context__isnull=False)
    others = String.objects.filter(kept, pk__in=string_ids).values_list("pk", flat=True)
    String.objects.filter(pk__in=set(string_ids) - set(others)).delete()
    Template.objects.filter(uuid__in=frames, segments__isnull=True).delete()
