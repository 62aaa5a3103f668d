"""Brings in order what versions before docs/adr/0019 and 0020 left, once (`sync_sites`)."""

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page, PageLogEntry

from portal.core.models.translated import TranslatedMixin, take_down
from portal.core.translations.words import is_still_untranslated
from portal.lifecycle.takedown import hide_below

TRANSLATED = "wagtail.copy_for_translation"


@transaction.atomic
def settle_everything() -> None:
    """Each page as it would be had it been saved today; repeating it changes nothing more."""
    for page in Page.objects.filter(live=False, depth__gte=2, numchild__gt=0):
        hide_below(page)
    first = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first()
    originals = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=first, live=True
    )
    unsettled = Q(translation_state=None) | ~Exists(originals)
    translations = Page.objects.filter(unsettled, live=True).exclude(locale=first)
    for page in translations.order_by("path").specific():
        if isinstance(page, TranslatedMixin):
            _settle_translation(page)


def _settle_translation(page: TranslatedMixin) -> None:
    original = page.original
    if original is None:
        # Written in this language: fine. Translated from what was deleted: nobody's.
        if PageLogEntry.objects.filter(page=page.pk, action=TRANSLATED).exists():
            page.unpublish()
    elif not original.live:
        take_down(page)
    elif not hasattr(page, "translation_state"):
        if is_still_untranslated(page):
            page.unpublish()
        else:
            original.lead_followers(original.followers())
