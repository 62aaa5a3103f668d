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
from portal.lifecycle.old_addresses import remember, was_public
from portal.lifecycle.takedown import hide, settle, stands_open


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
    leave_behind(page, url_path_before)
    settle(page)


def page_shown_or_hidden(sender, instance, **kwargs) -> None:
    settle(instance)


def page_added(sender, instance, created=False, raw=False, **kwargs) -> None:
    """Live from the start below what is down: no signal of Wagtail's tells."""
    is_new_page = created and not raw and isinstance(instance, Page) and instance.depth > 2
    if is_new_page and instance.live and not stands_open(instance):
        hide(instance.specific)


def connect() -> None:
    for signal, receiver in (
        (page_slug_changed, page_renamed),
        (pre_page_move, page_moving),
        (post_page_move, page_moved),
        (page_published, page_shown_or_hidden),
        (page_unpublished, page_shown_or_hidden),
        (post_save, page_added),
    ):
        signal.connect(receiver, dispatch_uid=f"lifecycle-{receiver.__name__}-{id(signal)}")
