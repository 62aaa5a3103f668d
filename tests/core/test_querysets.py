"""The parts that lists are made of."""

import pytest
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from portal.core.querysets import Chain, below, not_private


@pytest.fixture
def chain(world):
    """All pages as three parts, of which the second is empty."""
    pages = Page.objects.order_by("path")
    first = world.a.home.path
    parts = (pages.filter(path__lt=first), pages.none(), pages.filter(path__gte=first))
    return Chain(pages, parts)


def test_a_chain_counts_and_slices_like_its_whole(chain):
    rows = list(chain.whole)
    border = chain.parts[0].count()
    assert chain.count() == len(rows)
    for start in (0, 1, border - 1, border, border + 1, len(rows) - 1):
        for stop in {start + 1, border, len(rows)}:
            if stop > start:
                assert chain[start:stop] == rows[start:stop], (start, stop)


def test_below_is_the_page_and_all_that_stands_under_it(world):
    home = world.a.home
    expected = set(home.get_descendants(inclusive=True))
    assert set(Page.objects.filter(below([home.path]))) == expected
    assert world.a.homes["en"] not in expected
    assert set(type(home).objects.descendant_of(home)) == set()
    assert set(Page.objects.filter(below([]))) == set()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite")
def test_private_pages_are_left_out_without_a_look_at_all_pages(world):
    plan = not_private(Page.objects.filter(pk__in=[1, 2])).explain()
    # The few restrictions may be read one after the other, pages only by their key.
    scans = [line for line in plan.splitlines() if " SCAN " in line]
    assert [line for line in scans if "pageviewrestriction" not in line] == [], plan


def test_what_stands_below_a_private_page_is_private(world):
    hidden = Page.objects.child_of(world.a.home).first()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    pages = Page.objects.descendant_of(world.a.home, inclusive=True)
    left = set(not_private(pages).values_list("pk", flat=True))
    private = set(pages.descendant_of(hidden, inclusive=True).values_list("pk", flat=True))
    assert left == set(pages.values_list("pk", flat=True)) - private
