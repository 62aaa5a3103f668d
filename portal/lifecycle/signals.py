"""What follows when a page is renamed, moved, shown or hidden, however it is done."""

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
)

from portal.lifecycle.moves import leave_behind, refuse_to_tear
from portal.lifecycle.old_addresses import left_without_place, remember, was_public
from portal.lifecycle.takedown import hide, hide_below, settle, stands_open


def page_renamed(sender, instance, instance_before, **kwargs) -> None:
    if was_public(instance_before):
        remember(instance, instance_before.url_path)


def page_moving(sender, instance, parent_page_after, **kwargs) -> None:
    refuse_to_tear(instance, parent_page_after)


def page_moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    if url_path_before == url_path_after:
        return
    page = Page.objects.get(pk=instance.pk).specific
    if was_public(page):
        remember(page, url_path_before)
    for translation in left_without_place(page):
        remember(page, translation.url_path)
    leave_behind(page, url_path_before)
    settle(page)


def page_shown_or_hidden(sender, instance, **kwargs) -> None:
    settle(instance)


def page_saved(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Saved by code as live, or as down: no signal of Wagtail's tells."""
    is_told = update_fields is None or "live" in update_fields
    if raw or not is_told or not isinstance(instance, Page) or (instance.depth or 0) < 2:
        return
    if not instance.live:
        hide_below(instance)
    elif not stands_open(instance):
        hide(instance.specific)


def connect() -> None:
    for signal, receiver in (
        (page_slug_changed, page_renamed),
        (pre_page_move, page_moving),
        (post_page_move, page_moved),
        (page_published, page_shown_or_hidden),
        (page_unpublished, page_shown_or_hidden),
        (post_save, page_saved),
    ):
        signal.connect(receiver, dispatch_uid=f"lifecycle-{receiver.__name__}-{id(signal)}")
