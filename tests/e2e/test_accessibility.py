"""Every kind of page before a reader's own means: screen reader, zoom, keyboard, own colours.

One address of some kinds, at a width and in a theme that change from kind to kind, so
that a run is short; `make quality` takes every address at every width and theme.
"""

import pytest

from tests import page_checks as checks
from tests.every_page import kinds

KINDS = list(enumerate(kinds()))
SIZES = [(width, theme) for width in checks.WIDTHS for theme in checks.THEMES]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("number", "kind"), KINDS, ids=[kind for _n, kind in KINDS])
def test_every_kind_of_page_is_fit_for_every_reader(demo, places, checked_page, number, kind):
    found = [place for place in places if place.kind == kind]
    # Another of its addresses than its neighbours in the list take.
    place = found[number % len(found)]
    width, theme = SIZES[number % len(SIZES)]
    page = checked_page
    problems = checks.check_everything(page, demo, place, [(width, theme)])
    assert problems == [], f"{place.name} at {width} px, {theme}"


def test_a_form_with_errors_is_fit_for_every_reader(demo, places, checked_page):
    # One of each kind: a commune's and the portal's are the same form.
    forms = {place.kind: place for place in places if place.act == "send"}
    for place in forms.values():
        assert checks.check_everything(checked_page, demo, place, SIZES[:1]) == []
        checked_page.locator("[data-errors] a").first.click()
        checked_page.wait_for_function("document.activeElement.matches('input, textarea')")
