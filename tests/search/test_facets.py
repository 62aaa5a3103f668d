"""Facets that a kind of results declares: nothing of them is known to core or search."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.utils import timezone

from portal.core.finding import SearchFacet, SearchFacts, SearchKind
from portal.core.models import BasePage
from portal.pages.models import StandardPage
from search import kinds, rebuilding, updating
from search.engines import facets
from search.hits import _types
from search.sources import all_sources
from tests.page_factory import add_page
from tests.products.factories import make_product

ISSUERS = ("UBND tỉnh: “A|B=C:9%”", "Sở Y tế")
TYPE = SearchFacet(
    "type",
    "Type of document",
    "All types",
    (("decision", "Decisions"), ("plan", "Plans"), ("law", "Laws")),
    asked=lambda words: "plan" if words[:2] == ["ke", "hoach"] else "",
)
ISSUER = SearchFacet("issuer", "Issuer", "All issuers", lambda: [(one, one) for one in ISSUERS])
FORCE = SearchFacet(
    "force",
    "In force",
    "At any time",
    (("today", "Today"),),
    on_day=lambda day: {"today": day.strftime("%a")},
)


def forget() -> None:
    """What is known of the page types is asked for anew."""
    for known in (kinds.kinds, kinds.declared_facets, facets._meant_by, _types):
        known.cache_clear()


@pytest.fixture
def documents(engine, world, monkeypatch):
    """Pages as official documents, a kind of results with facets of its own."""
    for name, value in (
        ("search_kind", SearchKind("official", "Official documents", list_label="")),
        ("search_facets", (TYPE, ISSUER, FORCE)),
        ("search_facts", property(lambda page: SearchFacts(facets=given().get(page.title, {})))),
    ):
        monkeypatch.setattr(StandardPage, name, value)
    forget()
    for title in GIVEN:
        add_page(world.a.home, StandardPage(title=title))
    make_product(world.a, "Kế hoạch trồng cam")
    rebuilding.rebuild(all_sources())
    yield
    monkeypatch.undo()
    forget()


GIVEN = ("Kế hoạch một", "Kế hoạch hai", "Kế hoạch ba")


def given() -> dict[str, dict]:
    """What each document says of itself, as of today."""
    today = timezone.localdate()
    one = {
        "type": {"plan": None, "decision": today - timedelta(days=1)},
        "issuer": {ISSUERS[0]: None},
        "force": {today.strftime("%a"): None},
    }
    two = {
        "type": {"decision": today, "law": None},
        "issuer": {ISSUERS[1]: None},
        "force": {(today + timedelta(days=1)).strftime("%a"): None},
    }
    return dict(zip(GIVEN, (one, two, {}), strict=True))


def found(world, **params) -> tuple[set[str], dict[str, dict[str, int]]]:
    """The titles of the hits, and by facet how many each choice would show."""
    updating.catch_up()
    response = world.get(world.a.site, "/tim-kiem/", data={"q": "ke hoach", **params})
    context = response.context_data
    titles = {page.title for page in context["page_obj"].object_list}
    counts = {
        facet.name: {option.value: option.count for option in facet.options}
        for facet in context["facets"]
    }
    return titles & {*GIVEN, "Kế hoạch trồng cam"}, counts


def test_it_is_counted_and_narrowed_by_what_the_kind_declares(documents, world):
    titles, counts = found(world)
    assert titles == {*GIVEN, "Kế hoạch trồng cam"}
    assert counts["type"] == {"": 4, "decision": 1, "plan": 1, "law": 1}
    assert counts["issuer"] == {"": 4, ISSUERS[0]: 1, ISSUERS[1]: 1}
    assert counts["force"] == {"": 4, "today": 1}
    # The facets of other kinds stand beside them.
    assert counts["group"] == {"": 4, "food": 1}


@pytest.mark.parametrize(
    ("params", "titles"),
    [
        ({"type": "plan"}, {"Kế hoạch một"}),
        ({"type": "decision"}, {"Kế hoạch hai"}),
        ({"type": "law", "issuer": ISSUERS[1]}, {"Kế hoạch hai"}),
        ({"type": "law", "issuer": ISSUERS[0]}, set()),
        ({"issuer": ISSUERS[0]}, {"Kế hoạch một"}),
        ({"force": "today"}, {"Kế hoạch một"}),
        ({"kind": "official", "type": "nonsense"}, set(GIVEN)),
    ],
)
def test_choices_are_kept_apart(documents, world, params, titles):
    assert found(world, **params)[0] == titles


def test_what_words_ask_for_comes_first(documents, world):
    response = world.get(world.a.site, "/tim-kiem/", data={"q": "ke hoach"})
    assert response.context_data["page_obj"].object_list[0].title == "Kế hoạch một"


def test_the_page_shows_its_labels_and_takes_all_choices_back(documents, world):
    html = unescape(
        world.get(world.a.site, "/tim-kiem/", data={"q": "ke hoach", "type": "plan"}).text
    )
    assert "<summary>Type of document" in html
    assert "All types<span>4</span>" in html
    response = world.get(
        world.a.site,
        "/tim-kiem/",
        data={"q": "ke hoach", "type": "law", "issuer": ISSUERS[0], "when": "week"},
    )
    assert '<a class="more" href="?q=ke+hoach">' in response.text


def test_many_hits_are_counted_and_narrowed_by_the_engine(documents, world, monkeypatch):
    monkeypatch.setattr("search.searching.CANDIDATES", 2)
    monkeypatch.setattr("search.searching.ENOUGH", 2)
    titles, counts = found(world, type="decision")
    assert titles == {"Kế hoạch hai"}
    assert counts["type"] == {"": 4, "decision": 1, "plan": 1, "law": 1}
    assert counts["issuer"] == {"": 1, ISSUERS[1]: 1}


def test_a_page_type_declares_none_by_itself():
    assert BasePage.search_facets == ()
    declared = {"group", "stars", "season", "doctype", "issued", "domain"}
    assert declared | {"consultation", "field", "level"} == set(kinds.declared_facets())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="no matter of the database")
def test_the_text_of_a_document():
    today = timezone.localdate()
    values = {"type": {"a|b": today, "c": None}, "issuer": {}}
    text = facets.facets_of("official", 7, values)
    assert text == f"official|7|type=a%7Cb:{today}|type=c:9|"
    assert facets.parts_of(text) == ("official", "7", f"type=a%7Cb:{today}|type=c:9|")
