"""Whatever is typed: an answer, and nothing of it as markup."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.core.demo import ensure_page
from portal.core.finding import clean
from portal.pages.models import StandardPage
from search import updating
from search.analysis import tokens
from search.telex import from_telex
from search.text import Wanted, mark_words, snippet

BITS = st.sampled_from(
    ["cam", "Đất", "ngọt", '"', "'", "*", "(", ")", "NEAR(", "AND", "OR", "NOT", "--", "%", "\\"]
    + ["<b>", "</mark>", "&lt;", "{{", "\x00", "\u0301", "\u202e", ":", "^", "+", "-", ";", "$1"]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(BITS, max_size=60).map(" ".join))
MARKUP = re.compile(r"<(?!/?mark>)")


@pytest.fixture
def page(world):
    page, _new = ensure_page(
        world.a.home, StandardPage(title="Đất cam <b>", summary="Ngọt & thơm <i>.")
    )
    updating.catch_up()
    return page


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=TEXTS)
def test_no_query_is_an_error_or_markup(page, world, query):
    for site in (world.a.site, world.portal.site):
        response = world.get(site, "/tim-kiem/", data={"q": f"{query} <x-mark>"})
        assert response.status_code in (200, 302)
        assert b"<x-mark" not in response.content


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_tokens_are_plain_whatever_the_text(text):
    assert all(re.fullmatch(r"[a-z0-9_.]+", token) for token in tokens(text))
    assert tokens(clean(text)) == tokens(clean(clean(text)))
    from_telex(text)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, wanted=st.sets(st.sampled_from(["cam", "dat", "ngot", "b", "lt"])))
def test_marked_text_is_escaped(text, wanted):
    meant = Wanted(dict.fromkeys(wanted))
    assert not MARKUP.search(mark_words(text, meant))
    assert len(snippet([text], meant)) <= 230


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    params=st.dictionaries(
        st.sampled_from(["q", "kind", "commune", "group", "stars", "season", "when", "page"]),
        TEXTS,
        max_size=8,
    )
)
def test_no_query_string_is_an_error(page, world, params):
    response = world.get(world.portal.site, "/tim-kiem/", data=params)
    assert response.status_code in (200, 302)
