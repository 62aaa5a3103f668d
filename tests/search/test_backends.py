"""Wagtail's own searches (admin, choosers, lists) on the databases: what is found, and how fast."""

import unicodedata
from datetime import UTC, datetime
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.backends.base import FilterFieldError
from wagtail.models import Page
from wagtail.search.query import MATCH_ALL, And, Boost, Not, Or, Phrase, PlainText

from portal.core.demo import ensure_page
from portal.pages.models import StandardPage
from tests.search.nasty import NASTY

NFD = partial(unicodedata.normalize, "NFD")
TITLES = [
    "Cam Vinh",
    "Chuyện quả cam",
    "Cá thu một nắng",
    "Vinh đón xuân",
    "Kẹo dừa",
    "Đăng ký khai sinh",
    "Đăng ký kết hôn",
    "Nghiêngnghiêngnghiêng",
]


def introduction(world) -> StandardPage:
    return StandardPage.objects.descendant_of(world.a.home).order_by("path").first()


@pytest.fixture
def titled(world, engine) -> dict[str, StandardPage]:
    """A page for each title, below the introduction of commune A."""
    section = introduction(world)
    pages = [StandardPage(title=title, slug=f"p{n}") for n, title in enumerate(TITLES)]
    return {page.title: ensure_page(section, page)[0] for page in pages}


def titles(results) -> list[str]:
    return [page.title for page in results if page.title in TITLES]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cam vinh", {"Cam Vinh"}),
        (PlainText("cam vinh", operator="or"), {"Cam Vinh", "Chuyện quả cam", "Vinh đón xuân"}),
        (Phrase("quả cam"), {"Chuyện quả cam"}),
        (Phrase("cam quả"), set()),
        (And([PlainText("cam"), Not(PlainText("vinh"))]), {"Chuyện quả cam"}),
        (Or([PlainText("thu"), PlainText("xuân")]), {"Cá thu một nắng", "Vinh đón xuân"}),
        (Boost(PlainText("nắng"), 2), {"Cá thu một nắng"}),
        (Not(PlainText("cam")), set(TITLES) - {"Cam Vinh", "Chuyện quả cam"}),
        (
            And([Not(PlainText("cam")), Not(PlainText("đ"))]),
            set(TITLES) - {"Cam Vinh", "Chuyện quả cam"},
        ),
        (MATCH_ALL, set(TITLES)),
    ],
)
def test_queries_of_every_kind_find_what_they_ask_for(titled, query, found):
    results = StandardPage.objects.search(query, operator="and")
    assert set(titles(results)) == found
    assert results.count() == len(list(results))


def test_the_title_counts_more_and_the_score_is_told(titled):
    other = titled["Vinh đón xuân"]
    other.summary = "Cam đầu mùa."
    other.save()
    hits = list(StandardPage.objects.search("cam", operator="and").annotate_score("score"))
    assert hits[-1] == other
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chuy", {"Chuyện quả cam"}),
        ("Chuyện quả c", {"Chuyện quả cam"}),
        ("keo du", {"Kẹo dừa"}),
        ("kẹo dừ", {"Kẹo dừa"}),
        (NFD("kẹo dừa"), {"Kẹo dừa"}),
        ("vi cam", set()),
        ("ca thu", {"Cá thu một nắng"}),
        ("dang ky khai s", {"Đăng ký khai sinh"}),
        ("nghiengngh", {"Nghiêngnghiêngnghiêng"}),
        ("nghiengnghiengnghie", {"Nghiêngnghiêngnghiêng"}),
        ("", set()),
    ],
)
def test_a_beginning_is_enough_while_typing(titled, typed, found):
    assert set(titles(Page.objects.autocomplete(typed))) == found


@pytest.mark.parametrize(
    "typed",
    ["đăng ký", "dang ky", "ĐĂNG KÝ", NFD("đăng ký"), "đăng kí", "đang ky", "dangky", "Đăng-ký?"],
)
def test_words_are_found_however_they_are_typed(titled, typed):
    found = {"Đăng ký khai sinh", "Đăng ký kết hôn"}
    assert set(titles(StandardPage.objects.search(typed))) == found


def test_the_marks_that_were_typed_come_first(titled, world):
    section = introduction(world)
    for name in ("Bơ sáp", "Bò vàng", "Bố Hạ"):
        ensure_page(section, StandardPage(title=name, slug=name[:2]))
    for typed, first in (("bò", "Bò vàng"), ("bơ", "Bơ sáp"), ("bố", "Bố Hạ")):
        hits = [page.title for page in StandardPage.objects.search(typed)]
        assert hits[0] == first and len(hits) >= 3


def test_long_numbers_are_found_however_they_are_grouped(titled):
    page = titled["Cam Vinh"]
    page.summary = "Gọi 0238 300 0101, công văn 855/KH-STT&TT."
    page.save()
    for typed in ("0238.300.0101", "02383000101", "+84 238 300 0101", "855/KH-STT&TT", "855/kh"):
        assert titles(StandardPage.objects.search(typed)) == ["Cam Vinh"]


def test_a_field_of_its_own_is_searched_alone(titled):
    page = titled["Cam Vinh"]
    page.summary = "Kết hôn ở Vinh."
    page.save()
    assert titles(StandardPage.objects.search("ket hon", fields=["title"])) == ["Đăng ký kết hôn"]
    assert len(titles(StandardPage.objects.search("ket hon"))) == 2


def test_a_facet_has_all_its_values(engine, world):
    section = introduction(world)
    number = StandardPage.objects.search(MATCH_ALL).count()
    for index in range(25):
        title = f"Quýt {index * 7 % 25:02}"
        ensure_page(section, StandardPage(title=title, slug=f"quyt-{index}"))
    ensure_page(section, StandardPage(title="Quýt 00", slug="quyt"))
    counts = StandardPage.objects.search("quyt").facet("title")
    assert list(counts.items()) == [("Quýt 00", 2), *((f"Quýt {n:02}", 1) for n in range(1, 25))]
    counts = StandardPage.objects.search(MATCH_ALL).facet("live")
    assert counts == {True: number + 26}


def test_a_facet_of_a_date_has_dates_and_those_without(engine, world):
    found = StandardPage.objects.search(MATCH_ALL)
    page = StandardPage.objects.first()
    StandardPage.objects.update(latest_revision_created_at=None)
    page.latest_revision_created_at = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
    page.save()
    call_command("update_index", backend_name="default", verbosity=0)
    counts = found.facet("latest_revision_created_at")
    assert counts == {None: found.count() - 1, page.latest_revision_created_at: 1}
    with pytest.raises(FilterFieldError):
        found.facet("summary")


def test_only_what_the_queryset_allows_in_its_own_order_where_asked(titled):
    pages = StandardPage.objects.exclude(pk=titled["Cam Vinh"].pk).order_by("-title")
    found = pages.search("vinh", operator="and", order_by_relevance=False)
    assert titles(found) == ["Vinh đón xuân"]
    both = StandardPage.objects.order_by("title").search("cam", order_by_relevance=False)
    assert titles(both) == ["Cam Vinh", "Chuyện quả cam"]


def test_slices_are_of_one_order(titled):
    found = StandardPage.objects.search("cam vinh", operator="or")
    assert titles(found[:1]) + titles(found[1:]) == titles(found)
    assert found[0].title == "Cam Vinh"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite finds more than a batch")
@pytest.mark.parametrize("engine", ["database"], indirect=True)
def test_what_stands_behind_the_best_ones_is_found_too(titled, monkeypatch):
    from search.backends import sqlite

    monkeypatch.setattr(sqlite, "BEST", 1)
    pages = StandardPage.objects.exclude(pk=titled["Cam Vinh"].pk)
    assert titles(pages.search("cam", operator="and")[:1]) == ["Chuyện quả cam"]
    assert len(titles(StandardPage.objects.search("cam", operator="and"))) == 2


@pytest.mark.sampled(6)
@pytest.mark.parametrize("typed", [*NASTY, "cam " * 2000, "(" * 500])
def test_no_query_is_an_error(engine, typed):
    for query in (typed, Phrase(typed), And([PlainText(typed), Not(PlainText(typed))])):
        list(Page.objects.search(query, operator="and")[:5])
        Page.objects.search(query, operator="or").count()
    list(Page.objects.autocomplete(typed)[:5])


def test_a_search_costs_as_much_for_many_as_for_one(titled, world):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(StandardPage.objects.search("cam", operator="and")[:10])
        return len(queries)

    few = count()
    section = introduction(world)
    for number in range(8):
        ensure_page(section, StandardPage(title=f"Cam {number}", slug=f"cam-{number}"))
    assert count() == few <= 4


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_postgresql_has_the_index_that_its_search_asks_for(titled):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM wagtailsearch_indexentry "
            "WHERE (title || body) @@ to_tsquery('cam')"
        )
        assert "search_indexentry_words" in str(cursor.fetchall())
