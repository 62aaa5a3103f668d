"""Which changes the public index hears of."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import (
    Locale,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
    get_page_models,
)
from wagtail.signals import page_unpublished, post_page_move

from portal.core.finding import pages_say_else
from portal.core.models import ContactSettings, IdentitySettings
from portal.core.models.translated import DRAFT_FIELDS
from portal.core.querysets import below, home_paths
from portal.pages.models import ContactPage
from search import updating
from search.tasks import catch_up

logger = logging.getLogger(__name__)


def changed(page_ids: Iterable[int], *, withdrawn: bool = False) -> None:
    """Notes pages and has the index told after the commit; `withdrawn` ones are gone at once.

    Whatever goes wrong with the index: the change itself stands.
    """
    page_ids = list(page_ids)
    if not page_ids:
        return
    try:
        with transaction.atomic():
            updating.note(page_ids)
            if withdrawn:
                updating.withdraw(page_ids)
    except Exception:
        logger.exception("Search: the change of %s was not noted.", page_ids[:10])
        return
    transaction.on_commit(catch_up.enqueue, robust=True)


def tree(page: Page) -> list[int]:
    return list(Page.objects.filter(below([page.path])).values_list("pk", flat=True))


def related(page: Page) -> list[int]:
    """A page, its translations (what has none is offered in more languages), and the pages that
    say something of it."""
    found = Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    references = ReferenceIndex.get_references_to(page).select_related("base_content_type")
    pages = [
        int(reference.object_id)
        for reference in references
        if issubclass(reference.base_content_type.model_class() or object, Page)
    ]
    return [page.pk, *found, *pages]


def page_saved(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Published, or made live by code; not what Wagtail writes with a draft."""
    if not isinstance(instance, Page) or raw or not instance.live:
        return
    if update_fields is None or set(update_fields) - DRAFT_FIELDS:
        changed(related(instance))


def page_hidden(sender, instance, **kwargs) -> None:
    changed([instance.pk], withdrawn=True)
    changed(related(instance))


def page_moved(sender, instance, **kwargs) -> None:
    changed(tree(instance), withdrawn=True)


def page_going(sender, instance, **kwargs) -> None:
    """Before it is gone with all that tells who spoke of it."""
    if isinstance(instance, Page):
        page_hidden(sender, instance)


def restriction_changed(sender, instance, **kwargs) -> None:
    changed(tree(instance.page), withdrawn=True)


def site_changed(sender, instance, **kwargs) -> None:
    """A new site, or one with another root: its pages stand in it from now on."""
    pages = Page.objects.filter(below(home_paths(instance.root_page.path)))
    changed(pages.values_list("pk", flat=True))


def contact_changed(sender, instance, **kwargs) -> None:
    """The page that tells what a site's settings say."""
    pages = ContactPage.objects.filter(below(home_paths(instance.site.root_page.path)))
    changed(pages.values_list("pk", flat=True))


def told_elsewhere(sender, page_ids, **kwargs) -> None:
    """What features know to have changed in their pages' texts."""
    changed(page_ids)


def names_changed(sender, instance, **kwargs) -> None:
    """Of a site: whoever looks for what comes from there says its name, too."""
    pages = Page.objects.filter(below(home_paths(instance.site.root_page.path)))
    local = [model for model in get_page_models() if _is_local(model)]
    changed(pages.type(*local).values_list("pk", flat=True))


def _is_local(model: type[Page]) -> bool:
    kind = getattr(model, "search_kind", None)
    return kind is not None and kind.is_local


def language_added(sender, instance, created=False, **kwargs) -> None:
    """What has no translation is offered in it, too."""
    if created:
        changed(Page.objects.filter(live=True).values_list("pk", flat=True))


def connect() -> None:
    """Listens to whatever changes what readers may find."""
    for signal, receiver, sender in (
        (post_save, page_saved, None),
        (page_unpublished, page_hidden, None),
        (post_page_move, page_moved, None),
        (pre_delete, page_going, None),
        (post_save, restriction_changed, PageViewRestriction),
        (post_delete, restriction_changed, PageViewRestriction),
        (post_save, site_changed, Site),
        (post_save, contact_changed, ContactSettings),
        (post_save, names_changed, IdentitySettings),
        (pages_say_else, told_elsewhere, None),
        (post_save, language_added, Locale),
    ):
        uid = f"search-{receiver.__name__}-{sender and sender.__name__}-{id(signal)}"
        signal.connect(receiver, sender=sender, dispatch_uid=uid)
