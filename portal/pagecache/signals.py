"""Which saved row changes which pages: the one place that tells the stamps.

Our own models say it themselves: `changed_stamps()` gives the stamps that a row
raises, `never_shown` the reason why none does. A page may name finer tags in
`changed_tags()`, and the stamps of other sites that show it in `changed_elsewhere()`.
What writes past signals (`update`, `bulk_create`) calls `portal.pagecache.stamps` itself.
"""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from portal.core.fields import page_key
from portal.core.models.stamps import EVERYWHERE, Stamp, of_site
from portal.core.models.translated import DRAFT_FIELDS
from portal.pagecache.stamps import changed, everything_changed, pages_changed, raise_now

# By app or model, why no reader sees a change of it.
NEVER_SHOWN = {
    "auth": "Rights of officers.",
    "axes": "Wrong passwords of officers.",
    "otp_totp": "Log-ins of officers.",
    "otp_static": "Log-ins of officers.",
    "django_otp_webauthn": "Log-ins of officers.",
    "contenttypes": "Names of models.",
    "sessions": "Log-ins of officers.",
    "taggit": "Tags help officers find pictures and files.",
    "wagtailadmin": "The admin's own memory.",
    "wagtailusers": "Officers' own settings.",
    "wagtailsearch": "Pages with results are never kept.",
    "wagtailembeds": "The policy for content shows nothing of others.",
    "wagtail_localize": "Shown once the translated page is published.",
    "django_tasks_database": "Work that waits.",
    "wagtailcore.groupsitepermission": "Rights of officers.",
    "wagtailcore.grouppagepermission": "Rights of officers.",
    "wagtailcore.groupcollectionpermission": "Rights of officers.",
    "wagtailcore.apitoken": "Not in use.",
    "wagtailcore.modellogentry": "The officers' log.",
    "wagtailcore.pagelogentry": "The officers' log.",
    "wagtailcore.revision": "Shown once it is published.",
    "wagtailcore.collection": "Where officers keep pictures and files.",
    "wagtailcore.collectionviewrestriction": "Asked when a file is read; files are never kept.",
    "wagtailcore.uploadedfile": "On its way to be a picture or file.",
    "wagtailcore.workflow": "Work of officers.",
    "wagtailcore.workflowcontenttype": "Work of officers.",
    "wagtailcore.workflowpage": "Work of officers.",
    "wagtailcore.workflowstate": "Work of officers.",
    "wagtailcore.workflowtask": "Work of officers.",
    "wagtailcore.task": "Work of officers.",
    "wagtailcore.taskstate": "Work of officers.",
    "wagtailcore.groupapprovaltask": "Work of officers.",
    "wagtailcore.comment": "Officers' notes on drafts.",
    "wagtailcore.commentreply": "Officers' notes on drafts.",
    "wagtailcore.pagesubscription": "Officers' notes on drafts.",
    "wagtailcore.referenceindex": "Tells officers where a picture is used.",
}


def reason_never_shown(model) -> str:
    """Why no page changes with a model; "" for models that pages show."""
    labels = (model._meta.label_lower, model._meta.app_label)
    return getattr(model, "never_shown", "") or next(
        (NEVER_SHOWN[label] for label in labels if label in NEVER_SHOWN), ""
    )


def is_known(model) -> bool:
    """Whether a change of this model reaches the pages that show it."""
    kinds = (Page, Site, Locale, BaseSiteSetting, PageViewRestriction)
    media = (AbstractImage, AbstractDocument, AbstractRendition)
    return (
        issubclass(model, kinds + media)
        or hasattr(model, "changed_stamps")
        or page_key(model) is not None
    )


def tell_page(page: Page) -> None:
    tags = getattr(page, "changed_tags", None)
    pages_changed(page.path, *(tags() if tags else [page._meta.app_label]))
    if elsewhere := getattr(page, "changed_elsewhere", None):
        changed(*elsewhere())


def tell(instance: Model) -> None:
    """Raises the stamps of what shows this row."""
    if isinstance(instance, Page):
        tell_page(instance)
    elif isinstance(instance, (Site, Locale, PageViewRestriction)):
        everything_changed()
    elif isinstance(instance, AbstractRendition):
        tell_referrers(instance.image)
    elif isinstance(instance, (AbstractImage, AbstractDocument)):
        tell_referrers(instance)
    elif hasattr(instance, "changed_stamps"):
        changed(*instance.changed_stamps())
    elif isinstance(instance, BaseSiteSetting):
        changed(of_site(instance.site_id))
    elif field := page_key(type(instance)):
        page = getattr(instance, field.name, None)
        if page and page.live:
            tell_page(page)


def tell_referrers(instance) -> None:
    """Raises the stamps of the pages, and of all else, that refer to an object."""
    found = ReferenceIndex.get_references_to(instance)
    bases: dict[Any, set[str]] = {}
    for reference in found.select_related("base_content_type"):
        model = reference.base_content_type.model_class()
        if model is not None:
            bases.setdefault(model, set()).add(reference.object_id)
    for model, ids in bases.items():
        rows = model.objects.filter(pk__in=ids)
        for row in rows.filter(live=True).specific(defer=True) if model is Page else rows:
            tell(row)


def row_saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs) -> None:
    if reason_never_shown(sender):
        return
    if raw:
        everything_changed()
    elif isinstance(instance, Page):
        is_draft = update_fields is not None and set(update_fields) <= DRAFT_FIELDS
        if not is_draft and (instance.live or not created):
            tell(instance)
    elif not created or not isinstance(
        instance, (AbstractImage, AbstractDocument, AbstractRendition)
    ):
        tell(instance)


def row_going(sender, instance, **kwargs) -> None:
    """Before it is gone with all that tells where it was shown."""
    if isinstance(instance, (AbstractImage, AbstractDocument, Page)):
        tell_referrers(instance)


def row_gone(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page) and not instance.live:
        return
    if not reason_never_shown(sender) and not isinstance(
        instance, (AbstractImage, AbstractDocument)
    ):
        tell(instance)


def page_shown_or_hidden(sender, instance, **kwargs) -> None:
    """Also for tiles elsewhere that lead to the page while it can be read."""
    tell(instance)
    tell_referrers(instance)


def address_changed(sender, instance, **kwargs) -> None:
    """Links to this page and those below it may stand on any site."""
    everything_changed()


def page_moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    """A new order changes menus and lists of its site, another place every link."""
    if url_path_before != url_path_after:
        everything_changed()
    else:
        tell(instance)


def all_migrated(**kwargs) -> None:
    """A new version may show old rows in another way."""
    if Stamp._meta.db_table in connection.introspection.table_names():
        raise_now([EVERYWHERE])


def connect() -> None:
    """Listens to every model, so that none that comes later is forgotten."""
    for signal, receiver in (
        (post_save, row_saved),
        (pre_delete, row_going),
        (post_delete, row_gone),
        (page_published, page_shown_or_hidden),
        (page_unpublished, page_shown_or_hidden),
        (page_slug_changed, address_changed),
        (post_page_move, page_moved),
    ):
        signal.connect(receiver, dispatch_uid=f"stamps-{receiver.__name__}-{id(signal)}")
    stamps_app = apps.get_app_config(Stamp._meta.app_label)
    post_migrate.connect(all_migrated, sender=stamps_app, dispatch_uid="stamps-migrated")
