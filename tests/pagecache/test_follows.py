"""A kept page of the portal follows all that it reads of the communes."""

import re

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from portal.core.models import BasePage
from tests.found_places import all_pages, find_places


def tags_of(model) -> set[str]:
    """The tags of the portal's pages that a change of this model's rows in a commune ends."""
    if issubclass(model, BasePage):
        is_content = not getattr(model, "sections", ()) and Page not in model.__bases__
        return {model._meta.app_label} if is_content else set()
    rows = model.objects.all()[:20] if hasattr(model, "changed_stamps") else ()
    return {tag for row in rows for site, tag in row.changed_stamps() if site is None and tag}


def tables() -> dict[str, tuple[type, set[str]]]:
    """By the name of a table: its model, and the tags that its rows change."""
    found = {model._meta.db_table: (model, tags_of(model)) for model in apps.get_models()}
    return {table: known for table, known in found.items() if known[1]}


def unfollowed(path: str, known: dict) -> set[str]:
    """The tags of what the portal's page at a path reads and doesn't follow."""
    portal = Site.objects.get(is_default_site=True)
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(path, headers={"host": portal.hostname})
    frame = response.wsgi_request.frame
    is_stored = "no-store" not in response.headers.get("Cache-Control", "")
    if response.status_code != 200 or not (frame.may_be_kept and is_stored):
        return set()
    page = (getattr(response, "context_data", None) or {}).get("page")
    read = {table for row in captured for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', row["sql"])}
    return {
        tag
        for table in read & known.keys()
        for model, tags in [known[table]]
        for tag in tags
        # The rows of the page itself and of the home above it are the site's own.
        if not isinstance(page, model)
        and not isinstance(frame.first_root, model)
        and not is_followed(tag, frame.tags)
    }


def is_followed(tag: str, tags: set[str]) -> bool:
    """Whether a tag, or a finer one of the same app, is among those of a page."""
    app = tag.partition(":")[0]
    return any(one.partition(":")[0] == app for one in tags)


@pytest.fixture
def kept(settings):
    settings.PAGE_CACHE = True


def test_no_kept_page_of_the_portal_reads_what_it_does_not_follow(demo_content, kept, db, portion):
    known = tables()
    assert {"announcements", "products", "questions:waiting"} <= {
        tag for _model, tags in known.values() for tag in tags
    }
    paths = {place.path for place in [*find_places(), *all_pages("vi")] if not place.site}
    asked = portion(sorted(paths), 5)
    assert len(asked) > 20
    wrong = {path: tags for path in asked if (tags := unfollowed(path, known))}
    assert wrong == {}, "say frame.follows(tag), or take the items by `in_frame`"


def test_what_is_not_followed_would_be_found(demo_content, kept, db, monkeypatch):
    forgetful = property(lambda self: set(), lambda self, tags: None)
    monkeypatch.setattr("portal.pagecache.following.Following.tags", forgetful, raising=False)
    assert "announcements" in unfollowed("/", tables())
