"""A page that moves to another commune leaves there what is the old one's.

Asked of the models, so that no relation is forgotten: what has a `site`, and pages
of another site. Texts that name such things are told in a page type's `left_behind`.
Pictures and files stay: readers need them, and they stay in the old one's collection.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Page, Site, get_page_models

from portal.core.protection import Refused
from portal.core.querysets import HOME_PATH, below, home_paths
from portal.lifecycle.old_addresses import home_at


def is_scoped(model: type[models.Model]) -> bool:
    """Whether rows of a model belong to one site."""
    field = next((one for one in model._meta.fields if one.name == "site"), None)
    return field is not None and field.related_model is Site


def is_own_page_key(field: models.Field) -> bool:
    """Whether a field names a page beside this one: not its parent class, alias or the like."""
    related = field.related_model
    own = field.model._meta.app_label != "wagtailcore" and not getattr(
        field.remote_field, "parent_link", False
    )
    return own and isinstance(related, type) and issubclass(related, Page)


def relations_of(model: type[Page]) -> Iterator[models.Field]:
    """The fields of a page type that can name another commune's things."""
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if field.is_relation and (is_scoped(field.related_model) or is_own_page_key(field)):
            yield field


def is_at_home(thing: Any, home: set[str]) -> bool:
    """Whether a page, or a row with a site, belongs to the site with these home pages."""
    path = thing.path if isinstance(thing, Page) else thing.site.root_page.path
    return path[:HOME_PATH] in home


def leave_behind(page: Page, url_path_before: str) -> None:
    """Drops, from a page that moved and those below it, what is another commune's."""
    home_before = home_at(url_path_before)
    home = set(home_paths(page.path))
    if home_before is None or home_before.path in home:
        return
    for moved in Page.objects.filter(below([page.path])).specific():
        if _drop(moved, home):
            moved.save(clean=False)
        _drop_from_revisions(moved)


def _drop(page: Page, home: set[str]) -> bool:
    """Whether there was anything of the old one's; not saved here."""
    texts = [name for name in getattr(page, "left_behind", ()) if getattr(page, name)]
    for name in texts:
        setattr(page, name, "")
    dropped = bool(texts)
    for field in relations_of(type(page)):
        if field.many_to_many:
            things = list(getattr(page, field.name).all())
            kept = [thing for thing in things if is_at_home(thing, home)]
            if len(kept) < len(things):
                getattr(page, field.name).set(kept)
                dropped = True
        elif field.null and (thing := getattr(page, field.name)) and not is_at_home(thing, home):
            setattr(page, field.name, None)
            dropped = True
    return dropped


def _drop_from_revisions(page: Page) -> None:
    """None that is published later, draft or history, may bring it back: all keep what the
    page kept."""
    kept: dict = dict.fromkeys(getattr(page, "left_behind", ()), "")
    for field in relations_of(type(page)):
        if field.many_to_many:
            kept[field.name] = [thing.pk for thing in getattr(page, field.name).all()]
        elif field.null:
            kept[field.name] = getattr(page, field.attname)
    if not kept:
        return
    for revision in page.revisions.all():
        content = {**revision.content, **kept}
        if content != revision.content:
            revision.content = content
            revision.save(update_fields=["content"])


def refuse_to_tear(page: Page, parent_after: Page) -> None:
    """Raises Refused where a move would leave a page with a page it needs on another site."""
    home = set(home_paths(parent_after.path))
    if page.path[:HOME_PATH] in home:
        return
    inside = below([page.path])
    for model in get_page_models():
        for field in relations_of(model):
            # What only a draft may lack is needed, too.
            if field.many_to_many or field.blank:
                continue
            beside = below([page.path], f"{field.name}__path")
            torn = model.objects.filter(
                (inside & ~beside) | (beside & ~inside), **{f"{field.name}__isnull": False}
            )
            if first := torn.first():
                raise Refused(
                    _(
                        "“%(page)s” needs “%(needed)s”: both must stay in one commune."
                        " Move or change the other one first."
                    )
                    % {"page": first, "needed": getattr(first, field.name)},
                    {first},
                )
