"""The public index on every engine: the same found, the same counted, as the database says."""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from portal.core.finding import SearchFacts
from products.fields import ALL_YEAR
from products.models.facets import seasons
from search import cluster_client, engines, rebuilding
from search.analysis import tokens
from search.engines import database_engine, find_engine
from search.engines.base import Ask
from search.engines.cluster import ClusterEngine
from search.indexing import Source
from search.models import Generation, SearchDocument

TITLES = ["Cam Vinh", "Cam Vinh sấy", "Mật ong", "Đăng ký khai sinh", "Vinh", "cam quýt bưởi"]
NARROW = {
    "kind": "product",
    "commune": None,
    "group": "1",
    "stars": "4",
    "season": "now",
    "when": "week",
}


# Either cam and vinh, or honey; and xã.
OTHERS = ((("cam", "vinh"), ("mat_ong",), ("nothing",)), (("xa",),))


def facts(number: int, now: datetime) -> SearchFacts:
    """What pages of different sorts say, in all combinations."""
    today = timezone.localdate(now)
    dates = [None, now, now - timedelta(days=20), now - timedelta(days=900)]
    this, other = today.month, today.month % 12 + 1
    months = [[], seasons(ALL_YEAR), [str(this), str(other)], [str(other)]]
    until = [None, today, today - timedelta(days=1)][number // 3 % 3]
    return SearchFacts(
        date=dates[number % 4],
        starts_at=[None, now - timedelta(days=1), now + timedelta(days=1)][number % 3],
        facets={
            "group": [{}, {"1": None}, {"2": None, "1": None}][number % 3],
            "stars": [{}, {"3": until}, {"4": until}][number % 3],
            "season": dict.fromkeys(months[number // 2 % 4]),
        },
    )


@pytest.fixture
def generation(engine, world) -> Generation:
    """An index of pages in two communes and two languages."""
    pages = Page.objects.order_by("pk").values_list("pk", flat=True)[:72]
    now = timezone.now()
    sites = (world.a.site.pk, world.b.site.pk)
    assert len(pages) > 36
    return rebuilding.rebuild(
        Source(
            pk,
            sites[number % 2],
            (("vi",), ("vi", "en"), ("en",))[number % 3 if number % 7 else 0],
            ("product", "announcement")[number // 3 % 2],
            TITLES[number % len(TITLES)],
            [TITLES[number // 5 % len(TITLES)], "Ở xã."],
            facts(number, now),
        )
        for number, pk in enumerate(pages)
    )


def ask(generation: Generation, text: str, **more) -> Ask:
    words = [word for word in tokens(text) if word.isalpha()]
    return Ask(
        generation.pk,
        more.pop("language", "vi"),
        dict.fromkeys(tokens(text), 1.0),
        more.pop("groups", tuple(((word,),) for word in words)),
        now=timezone.now(),
        **more,
    )


def with_shared(generation: Generation, world, left_out: tuple) -> Ask:
    """What commune A finds where B stood for the portal, and shared its products."""
    return ask(
        generation,
        "cam",
        site_id=world.a.site.pk,
        shared=("product", "none"),
        portal_id=world.b.site.pk,
        left_out=left_out,
    )


def shared_pages(generation: Generation, world) -> tuple[int, ...]:
    """Some of the products of B in Vietnamese."""
    rows = SearchDocument.objects.filter(generation=generation, site=world.b.site, kind="product")
    rows = rows.filter(languages__contains=",vi,", title_words__contains="cam")
    return tuple(rows.order_by("page_id").values_list("page_id", flat=True)[:2])


def test_a_commune_also_finds_what_is_shared(generation, world):
    rows = SearchDocument.objects.filter(generation=generation)
    kinds = {row.page_id: (row.site_id, row.kind) for row in rows}
    engine = find_engine()
    without = shared_pages(generation, world)
    found = {pk for pk, _score in engine.find(with_shared(generation, world, ()), 100)}
    fewer = {pk for pk, _score in engine.find(with_shared(generation, world, without), 100)}
    own = {pk for pk, _score in engine.find(ask(generation, "cam", site_id=world.a.site.pk), 100)}
    assert own < fewer < found
    assert {kinds[pk] for pk in found - own} == {(world.b.site.pk, "product")}
    assert found - fewer <= set(without)


def narrowings(world) -> list[dict]:
    choices = NARROW | {"commune": str(world.b.site.pk)}
    return [
        {name: choices[name] for name in names}
        for count in range(3)
        for names in combinations(choices, count)
    ] + [choices, {"when": "year"}, {"stars": "3"}]


def test_what_is_found_and_counted_is_the_same_as_in_the_database(generation, world):
    engine, other = find_engine(), database_engine()
    asks = [
        ask(generation, text, narrow=narrow)
        for text in ("cam", "cam vinh")
        for narrow in narrowings(world)
    ]
    without = shared_pages(generation, world)
    asks += [
        ask(generation, "cam", language="en"),
        ask(generation, "cam", site_id=world.a.site.pk),
        ask(generation, "vinh", kinds=("announcement", "none")),
        *(with_shared(generation, world, ids) for ids in ((), (1,), without)),
        ask(generation, "xyz"),
        ask(generation, "cam vinh mật ong xã", groups=OTHERS),
    ]
    for one in asks:
        assert engine.facets(one) == other.facets(one)
        found = {page_id for page_id, _score in engine.find(one, 100)}
        assert found == {page_id for page_id, _score in other.find(one, 100)}
        assert len(found) == engine.facets(one)["all"][""]
    assert sum(engine.facets(one)["all"][""] for one in asks) > 100


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_postgresql_looks_words_up_in_its_index_only(generation):
    engine, wanted = database_engine(), ask(generation, "cam vinh")
    with CaptureQueriesContext(connection) as captured:
        engine.facets(wanted)
        engine.find(wanted, 60)
        engine.find(replace(wanted, tokens={}), 1)
        engine.find(wanted.widened({"cam": 1.0, "mat_ong": 2.0}), 60)
        engine.suggest(wanted, ("qu",), 5)
    assert len(captured) == 5
    for query in list(captured):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "Bitmap Index Scan on search_words" in plan
        assert not re.search("(Seq|Index) Scan.* on search_searchdocument", plan), plan


def test_the_best_come_first_and_the_order_is_fixed(generation):
    engine = find_engine()
    pages = Page.objects.order_by("pk").values_list("pk", flat=True)[:72]
    titles = dict(zip(pages, TITLES * 12, strict=False))
    found = engine.find(ask(generation, "đăng ký", groups=()), 100)
    best = [titles[page_id] for page_id, _score in found]
    count = best.count("Đăng ký khai sinh")
    assert 0 < count < len(best)
    assert set(best[:count]) == {"Đăng ký khai sinh"}
    assert engine.find(ask(generation, "đăng ký", groups=()), 3) == found[:3]
    scores = [score for _page_id, score in found]
    assert scores == sorted(scores, reverse=True)


def test_changes_and_what_is_gone(generation):
    engine = find_engine()
    [(first, _score), *_others] = found = engine.find(ask(generation, "cam"), 100)
    generation_rows = rebuilding.SearchDocument.objects.filter(generation=generation)
    row = generation_rows.get(page_id=first)
    row.title_words, row.body_words = "buoi", ""
    row.save()
    engine.put([row])
    assert first in dict(engine.find(ask(generation, "buoi"), 100))
    assert len(engine.find(ask(generation, "cam"), 100)) == len(found) - 1
    row.delete()
    engine.remove(generation.pk, [first, 999_999])
    assert first not in dict(engine.find(ask(generation, "buoi"), 100))


@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"], indirect=True)
def test_a_cluster_has_one_index_that_is_read(generation):
    engine = ClusterEngine()
    indices = cluster_client.client(engine.connection).indices
    assert list(indices.get_alias(name=engine.current)) == [f"{engine.index(generation.pk)}_rows"]
    other = rebuilding.rebuild([])
    assert list(indices.get_alias(name=engine.current)) == [f"{engine.index(other.pk)}_rows"]
    assert not indices.exists(index=f"{engine.index(generation.pk)}_rows")
    assert engine.facets(ask(other, "cam"))["all"] == Counter({"": 0})


@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"], indirect=True)
def test_no_index_is_made_by_a_change_and_the_database_steps_in(generation, monkeypatch):
    monkeypatch.setattr(engines.cluster, "database_engine", database_engine)
    engine = ClusterEngine()
    engine.drop(generation.pk)
    row = rebuilding.SearchDocument.objects.filter(generation=generation).first()
    with pytest.raises(cluster_client.Unanswered):
        engine.put([row])
    assert not cluster_client.client(engine.connection).indices.exists(
        index=engine.index(generation.pk)
    )
    assert engine.find(ask(generation, "cam"), 5)
    assert engine.facets(ask(generation, "cam"))["all"][""]
