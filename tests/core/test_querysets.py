"""The parts that lists are made of."""

import pytest
from wagtail.models import Page

from portal.core.querysets import Chain, below


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
