"""What a page of results costs: few queries, however many hits, kinds and sites there are."""

from urllib.parse import quote

import pytest
from django.db import connection

from communes.questions.models import QuestionIndexPage, QuestionPage, Topic
from portal.core.demo import ensure_page, section_of
from portal.core.weeks import Week
from portal.pagecache import stamps
from portal.pages.models import StandardPage
from search import updating
from search.models import CuratedAnswer, Synonym
from tests.products.factories import make_product, with_stars
from tests.readers import Readers
from tests.schedules.conftest import entry, make_week

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="counted on SQLite")

MOST = 10


def address(query: str) -> str:
    return f"/tim-kiem/?q={quote(query)}"


def answered(commune, title: str, topic: Topic) -> None:
    """A published answer."""
    ensure_page(
        section_of(commune.home, QuestionIndexPage),
        QuestionPage(
            title=title,
            question_public="Cây bị rụng quả thì làm gì?",
            answer="<p>Tưới cây.</p>",
            answered_by="Khuyến nông",
            asked_at="2026-01-05T08:00+07:00",
            answered_at="2026-01-06T08:00+07:00",
            topic=topic,
        ),
    )


def fill(commune, number: int) -> None:
    """A product, an answered question, a page and a week about oranges."""
    title = f"Cam số {number}"
    make_product(commune, title, images=1, price_min=30_000, price_unit="kg", **with_stars(4))
    ensure_page(commune.home, StandardPage(title=f"Trồng cam {number}"))
    answered(commune, f"Hỏi về cam {number}", Topic.objects.first())


def test_more_hits_and_more_sites_cost_the_same(world, count_queries):
    monday = Week.this().monday
    make_week(world.a.home, entry(monday, "Hội cam"))
    fill(world.a, 1)
    updating.catch_up()
    first = count_queries(world.portal.site, address("cam"), most=MOST)
    own = count_queries(world.a.site, address("cam"), most=MOST)
    make_week(world.b.home, entry(monday, "Hội cam"))
    for number in range(2, 7):
        fill(world.a, number)
        fill(world.b, number)
    updating.catch_up()
    assert count_queries(world.portal.site, address("cam"), most=MOST) <= first
    assert count_queries(world.a.site, address("cam"), most=MOST) <= own


def test_what_is_remembered_of_words_and_answers_ends_with_their_change(
    world, settings, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE = True
    readers = Readers(django_capture_on_commit_callbacks)
    page, _new = ensure_page(world.a.home, StandardPage(title="Quà quê ngày Tết"))
    updating.catch_up()

    def html(query):
        html = world.get(world.a.site, address(query)).content.decode()
        return html.partition("<main")[2].partition("</main")[0]

    assert "/qua-que-ngay-tet/" not in html("QQNT")
    with readers.commit():
        row = Synonym.objects.create(term="QQNT", meanings="quà quê ngày Tết")
    assert "/qua-que-ngay-tet/" in html("QQNT")
    with readers.commit():
        row.delete()
    assert "/qua-que-ngay-tet/" not in html("QQNT")
    with readers.commit():
        CuratedAnswer.objects.create(site=world.a.site, queries="QQNT", page=page, note="Có quà.")
    assert "Có quà." in html("QQNT")
    assert stamps.read("a.test").value(stamps.on_all_sites("search-told")) >= 3
