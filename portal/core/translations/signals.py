"""What happens to a page happens to its translations: taken down, deleted, moved."""

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import StringTranslation, Translation

from portal.core.fields import page_key
from portal.core.models.translated import TranslatedMixin, note_translated, take_down
from portal.core.translations.words import TITLE, translate_slug
from portal.core.typed.characters import clean_text


def published(sender, instance, **kwargs) -> None:
    if isinstance(instance, TranslatedMixin):
        note_translated(instance)


def unpublished(sender, instance, **kwargs) -> None:
    """Also where Wagtail saved a page without knowing its type."""
    for page in getattr(instance, "translated_pages", ()):
        if page.live:
            take_down(page)


def deleting(sender, instance, origin=None, **kwargs) -> None:
    """The translations of all that is being deleted go with it, all at once.

    One by one the database would protect them from each other.
    """
    if not isinstance(instance, Page) or getattr(origin, "translations_are_gone", False):
        return
    going = list(origin) if isinstance(origin, QuerySet) else [instance]
    first = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first()
    keys = {page.translation_key for page in going if _is_of(page, first)}
    if origin is not None:
        origin.translations_are_gone = True
    pages = Page.objects.filter(translation_key__in=keys).exclude(locale=first)
    pages = pages.exclude(pk__in=[page.pk for page in going if isinstance(page, Page)])
    for page in pages:
        log(instance=page, action="wagtail.delete", deleted=True)
    if keys:
        pages.delete()


def _is_of(page, locale: Locale | None) -> bool:
    return isinstance(page, Page) and locale is not None and page.locale_id == locale.pk


def moved(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """To the translation of the new place; where that has none, out of readers' sight."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    for page in getattr(instance.specific, "translated_pages", ()):
        place = parent_page_after.get_translation_or_none(page.locale)
        if place is None:
            if page.live:
                page.unpublish()
        elif page.get_parent().pk != place.pk:
            slug = find_available_slug(place, page.slug)
            if slug != page.slug:
                page.slug = slug
                page.save(clean=False)
            page.move(place, pos="last-child")


def row_changing(sender, instance, raw=False, origin=None, **kwargs) -> None:
    """A row is saved or deleted by itself: its page's translations follow that, too."""
    field = None if raw else page_key(sender)
    page = getattr(instance, field.name, None) if field else None
    if not isinstance(page, TranslatedMixin) or page.is_being_saved or not page.live:
        return
    of_page = origin is not None and getattr(origin, "model", type(origin)) is not sender
    instance.followers = [] if of_page else page.followers()


def row_changed(sender, instance, **kwargs) -> None:
    followers, field = instance.__dict__.pop("followers", None), page_key(sender)
    if followers and field:
        page = field.related_model.objects.get(pk=getattr(instance, field.attname))
        page.lead_followers(followers)


def cleaned(sender, instance, raw=False, **kwargs) -> None:
    """A file of translations comes by no form: what no field should hold stays out here."""
    if raw:
        return
    instance.data = clean_text(instance.data)
    longest = _longest(instance.context)
    if longest and len(instance.data) > longest:
        instance.has_error = True
        instance.field_error = _("At most %(number)s characters.") % {"number": longest}


def _longest(context) -> int | None:
    """How many characters a page's own field takes; None for texts within others."""
    model = context and context.object.content_type.model_class()
    if model is None or "." in context.path:
        return None
    try:
        return getattr(model._meta.get_field(context.path), "max_length", None)
    except FieldDoesNotExist:
        return None


def title_translated(sender, instance, raw=False, **kwargs) -> None:
    """Typed, or read from a file: the address follows."""
    if raw or instance.has_error or not instance.context or instance.context.path != TITLE:
        return
    records = Translation.objects.filter(
        source__object_id=instance.context.object_id, target_locale_id=instance.locale_id
    )
    for record in records:
        translate_slug(record)


def connect() -> None:
    """Listens to whatever happens to pages and to their titles in translation."""
    pre_save.connect(cleaned, sender=StringTranslation, dispatch_uid="translations-cleaned")
    post_save.connect(title_translated, sender=StringTranslation, dispatch_uid="translations-title")
    for signal, receiver in (
        (page_published, published),
        (page_unpublished, unpublished),
        (pre_delete, deleting),
        (post_page_move, moved),
    ):
        signal.connect(receiver, dispatch_uid=f"translations-{receiver.__name__}")
    for signal, receiver in (
        (pre_save, row_changing),
        (pre_delete, row_changing),
        (post_save, row_changed),
        (post_delete, row_changed),
    ):
        signal.connect(receiver, dispatch_uid=f"translations-{receiver.__name__}-{id(signal)}")
