"""The golden set: what people type over the demo finds what they mean, on every engine."""

from itertools import cycle
from urllib.parse import quote

import pytest
from django.db import connection
from wagtail.models import Page, Site

from search.engines import ENGINES
from search.indexing import document
from search.kinds import kinds
from search.models import Generation, SearchDocument
from search.rebuilding import rebuild
from search.scopes import Scope
from search.searching import find, read_query
from search.sources import all_sources
from tests.search.conftest import use_cluster
from tests.search.golden import GOLDEN
from tests.search.golden_words import ANSWERED, NOT_CORRECTED, WORDS

CLUSTERS = [name for name in ENGINES if name not in ("sqlite", "postgresql")]


# What a page of results may cost, whatever is asked.
MOST = 10
QUERIES = [
    ("", "cam"),
    ("", "nước mắm"),
    ("", "mưa lớn"),
    ("", "giờ làm việc"),
    ("", "đường dây nóng"),
    ("", "lich tiep dan"),
    ("", "mật ong 3 sao"),
    ("/en", "orange"),
    ("", "xqzwk bhjpf"),
    ("", "làm căn cước ở đâu"),
    ("", "ubnd xa"),
    ("", "khai sinh"),
    ("", "dang ki ket hom"),
    ("", "ddawng kys"),
    ("", "toi muon xin giay xac nhanj tinh tranh hon nham de vay vonn ngan hanng o dau"),
    ("", "giấy xác nhậm tình trạnh hôn nhâm của ngườj dân tộc"),
    ("", "giờ làm việc xã minh hợp"),
    ("", "số điện thoại xã thành sơn"),
    ("", "0238 300 0122"),
    ("", "115"),
]


@pytest.fixture(params=["database", *CLUSTERS])
def searched(request, demo_content, db, settings, monkeypatch, connections):
    """The demo in the public index of an engine."""
    if request.param != "database":
        use_cluster(settings, monkeypatch, connections(request.param))
    if request.param != "database":
        rebuild(all_sources())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="there the index isn't copied")
def test_a_new_demo_needs_no_rebuild(demo_content, db):
    """What it changes while it is loaded, the index hears of."""
    rows = SearchDocument.objects.filter(generation__is_current=True)
    generation = Generation.objects.get(is_current=True)
    shown = {row.page_id: row.body_words for row in rows}
    told = {one.page_id: document(one, generation).body_words for one in all_sources()}
    assert shown == told


def slugs_of(site: str, query: str) -> list[str]:
    """The slugs of the first ten hits."""
    site_id = None
    if site:
        site_id = Site.objects.get(hostname=f"{site}.localhost").pk
    news = frozenset(slug for slug, kind in kinds().items() if kind.news)
    alike = frozenset(slug for slug, kind in kinds().items() if kind.alike)
    found = find(read_query(query), Scope("vi", site_id, (), news, alike), {}, 0, 10)
    slugs = Page.objects.in_bulk(found.page_ids)
    return [slugs[pk].slug for pk in found.page_ids]


def test_everything_that_people_type_finds_what_they_mean(searched):
    assert len(GOLDEN) + len(WORDS) >= 130
    wrong = []
    for site, query, slug, place in [*GOLDEN, *WORDS]:
        slugs = slugs_of(site, query)
        if slug not in slugs[:place]:
            wrong.append(f"{site or 'portal'}: “{query}” should find {slug}, found {slugs[:3]}")
    assert not wrong, "\n".join(wrong)


def page_of(client, site: str, query: str) -> dict:
    """What the search page of a site shows for a query."""
    host = f"{site}.localhost" if site else "localhost"
    response = client.get("/tim-kiem/", {"q": query}, headers={"host": f"{host}:8000"})
    assert response.status_code == 200
    return response.context_data


def test_offices_and_hours_are_answered_first_and_right_words_are_not_corrected(
    demo_content, db, client
):
    wrong = []
    for site, query, slug in ANSWERED:
        shown = page_of(client, site, query)
        told = [answer.page.slug for answer in shown["answers"]]
        if told[:1] != [slug]:
            wrong.append(f"{site or 'portal'}: “{query}” should be answered by {slug}, was {told}")
        hits = {page.pk for page in shown["page_obj"].object_list}
        if hits & {answer.page.pk for answer in shown["answers"]}:
            wrong.append(f"{site or 'portal'}: “{query}” tells {slug} twice")
    for site, query in NOT_CORRECTED:
        if suggestion := page_of(client, site, query)["suggestion"]:
            wrong.append(f"{site or 'portal'}: “{query}” became “{suggestion}”")
    assert not wrong, "\n".join(wrong)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counted on SQLite")
def test_no_search_of_the_demo_costs_more_than_ten_queries(demo_content, count_queries):
    portal, *communes = Site.objects.filter(hostname__endswith="localhost").order_by(
        "-is_default_site", "hostname"
    )
    for (prefix, query), commune in zip(QUERIES, cycle(communes)):
        for site in (portal, commune):
            count_queries(site, f"{prefix}/tim-kiem/?q={quote(query)}", most=MOST)
