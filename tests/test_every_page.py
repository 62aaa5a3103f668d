"""The list of all pages is whole: what is new must be in it, and the demo must show it."""

import pytest
from django.apps import apps
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from wagtail.contrib.routable_page.models import RoutablePageMixin

from tests import every_page


def routes():
    """The routes of all page types, as (label, name)."""
    for label in every_page.page_types():
        model = apps.get_model(label)
        if issubclass(model, RoutablePageMixin):
            for pattern in model.get_subpage_urls():
                if pattern.name != "index_route":
                    yield label, pattern.name


def named_addresses(patterns, prefix=""):
    """The names of what the portal itself serves to readers, admin aside."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        # Of the read API tests/open_data lists each address.
        if route.startswith(("admin/", "^media", "en/admin/", "api/", "en/api/")):
            continue
        if isinstance(pattern, URLPattern):
            if pattern.name and not pattern.name.startswith("wagtail_serve"):
                yield pattern.name
        else:
            yield from named_addresses(pattern.url_patterns, route)


def test_every_route_of_a_page_type_is_listed():
    listed = set(every_page.ROUTES)
    missing = [
        (label, name)
        for label, name in routes()
        if (label, name) not in listed and name not in every_page.NOT_FOR_READING
    ]
    assert missing == [], "list them in tests/every_page.py"


def test_every_view_is_listed():
    known = {*every_page.VIEWS, *every_page.NOT_FOR_READING, *every_page.feed_names()}
    # Wagtail's own, of its documents and its page tree.
    missing = {
        name
        for name in named_addresses(get_resolver().url_patterns)
        if not name.startswith("wagtail")
    } - known
    assert missing == set(), "list them in tests/every_page.py"


@pytest.mark.parametrize("kind", every_page.kinds())
def test_the_demo_shows_every_kind_of_page(places, kind):
    found = [place for place in places if place.kind == kind]
    assert found, f"the demo has no {kind}: give it one"
    if kind in every_page.VIEWS:
        assert {(place.site, place.language) for place in found} == {
            ("", "vi"),
            ("", "en"),
            (every_page.COMMUNE, "vi"),
            (every_page.COMMUNE, "en"),
        }


def test_every_place_answers_as_it_should(demo, places):
    wrong = [
        (place.name, answer.status)
        for place in places
        if (answer := demo.fetch(place.site, place.path)).status != place.status
    ]
    assert wrong == []
