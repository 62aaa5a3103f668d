"""What is asked of an address beside its path: a table, and what views themselves read."""

import inspect
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from communes.models import Village
from tests.isolation.words import COMMON
from tests.isolation.world import IsolationWorld

# `{draft}` and the like are keys of the other site; `zq` begins each private word.
QUERIES = [
    "",
    "id=all",
    f"id=all&q={COMMON}",
    "id=all&childOf={home}",
    "id={draft}",
    "id={changed}",
    "id={draft}&id={changed}&id={home}",
    "id={image}",
    "id={document}",
    "id={user}",
    "id={group}",
    "id={village}&id={collection}",
    f"q={COMMON}",
    "q=zq",
    "term=zq",
    "site={site}",
    "site={home_path}",
    "owner={user}",
    "user={user}",
    "edited_by={user}&locked_by={user}",
    "last_published_by={user}&requested_by={user}&finished_by={user}",
    "page_type=products.productpage",
    "page_type=schedules.workschedulepage&multiple=1",
    "page_type=home.communedirectorypage",
    "page_type=units.unitlineagepage",
    "content_type={content_type}",
    "page_types={content_type}&page_type={content_type}",
    "parent_page_id={home}",
    "has_child_pages=true&locale=en",
    "collection_id={collection}",
    "collection_id={subcollection}",
    "tag={tag}",
    "locale={locale}",
    "ordering=title&p=1",
    "ordering=-latest_revision_created_at",
    "next=//evil.example/",
    "export=xlsx",
    "export=csv",
    "allow_external_link=true&allow_email_link=true&link_url=http://{host}/{live_path}",
    "target_pages={draft}&match_subclass=1&can_choose_root=1&user_perms=move_to",
    "object_id={draft}&content_type={content_type}",
    "select_format=1&chosen={image}",
    "result_selected={document}&usage={draft}",
]
# What a form could send, whatever it is: the names that views of Wagtail read.
BODY = {
    "action-publish": "1",
    "collection": "{collection}",
    "confirm": "1",
    "destination": "{home}",
    "external-link-chooser-link_text": "x",
    "external-link-chooser-url": "http://{host}/{live_path}",
    "id": "{draft}",
    "locales": "{locale}",
    "name": "x",
    "new_parent_page": "{home}",
    "new_slug": "x",
    "new_title": "x",
    "parent_page": "{home}",
    "position": "0",
    "select_all": "1",
    "site": "{site}",
    "tags": "x",
    "title": "x",
    "chosen_parent_page": "{home}",
    "dest_page_id": "{home}",
}
READS = re.compile(
    r"""(?:request\.GET|self\.request\.GET|request\.POST)[.\[](?:get(?:list)?\()?["'](\w+)"""
)


def foreign_values(it: IsolationWorld, owner: str) -> dict[str, object]:
    """What fills the table for officers of a site: things of another commune."""
    other = "b" if owner != "b" else "a"
    opened, own = it.belongings.sites[other], it.belongings.keys_of
    live = it.pages[other, "announcements.AnnouncementPage", "changed"]
    tag = Tag.objects.filter(pk__in=own(Tag, other)).first()
    return {
        "home": opened.home.pk,
        "home_path": opened.home.path,
        "draft": it.pages[other, "pages.StandardPage", "draft"].pk,
        "changed": it.pages[other, "pages.StandardPage", "changed"].pk,
        "live_path": live.url_path[len(opened.home.url_path) :],
        "host": opened.site.hostname,
        "site": opened.site.pk,
        "user": it.users[f"{other}-editor"].pk,
        "group": own(Group, other)[0],
        "image": own(get_image_model(), other)[0],
        "document": own(get_document_model(), other)[0],
        "village": it.fillers[other].made[Village].pk,
        "collection": opened.collection.pk,
        "subcollection": own(Collection, other)[-1],
        "tag": tag.name,
        "locale": Locale.objects.get(language_code="en").pk,
        "content_type": ContentType.objects.get_for_model(
            it.pages[other, "pages.StandardPage", "draft"]
        ).pk,
    }


def queries(it: IsolationWorld, owner: str, view: Callable) -> list[str]:
    """The query strings to ask a view with, as an officer of a site."""
    values = foreign_values(it, owner)
    found = [query.format(**values) for query in QUERIES]
    known = set(re.findall(r"(\w+)=", " ".join(QUERIES)))
    guesses = _guesses(view)
    found += [f"{name}={values[guesses[name]]}" for name in sorted(guesses.keys() - known)]
    return list(dict.fromkeys(found))


def body(it: IsolationWorld, owner: str) -> dict[str, str]:
    values = foreign_values(it, owner)
    return {name: value.format(**values) for name, value in BODY.items()}


@cache
def _guesses(view: Callable) -> dict[str, str]:
    """Names that the code of a view or its filters read, and what may be asked by each."""
    kind = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
    filters = getattr(getattr(kind, "filterset_class", None), "base_filters", {})
    found = {}
    for name, one in filters.items():
        model = getattr(one, "model", None) or getattr(one, "queryset", None)
        found[name] = _KIND_OF.get(getattr(model, "model", model), "draft")
    for one in getattr(kind, "__mro__", [kind]):
        if one.__module__.partition(".")[0] not in ("builtins", "django", "rest_framework"):
            with suppress(OSError, TypeError):
                found |= dict.fromkeys(READS.findall(inspect.getsource(one)), "draft") | found
    return found


_KIND_OF = {
    get_user_model(): "user",
    Group: "group",
    Site: "site",
    Page: "draft",
    Collection: "collection",
    ContentType: "content_type",
    Tag: "tag",
    Locale: "locale",
}
