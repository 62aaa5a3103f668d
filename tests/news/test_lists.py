"""The list of news: narrowed, in order, in pages; as Atom and open data."""

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.news.factories import hold_event, write_news
from tests.news.test_pages import LIST, main_of


def test_it_is_narrowed_by_kind(world):
    write_news(world.a, "Bà Cúc bán chè", category="model")
    write_news(world.a, "Đường đã sửa", category="activity")
    html = main_of(world.get(world.a.site, f"{LIST}?category=model"))
    assert "Bà Cúc bán chè" in html
    assert "Đường đã sửa" not in html
    assert "Gương điển hình" in html


def test_one_choice_shows_events_the_next_first_and_what_is_over_last(world):
    write_news(world.a, "Một tin")
    hold_event(world.a, "Hội đã qua", hours=-72)
    hold_event(world.a, "Hội xa", hours=200)
    hold_event(world.a, "Hội gần", hours=20)
    html = main_of(world.get(world.a.site, f"{LIST}?category=events"))
    assert "Một tin" not in html
    assert html.index("Hội gần") < html.index("Hội xa") < html.index("Hội đã qua")
    assert "Đã diễn ra" in html


def test_the_portal_narrows_by_commune(world):
    write_news(world.a, "Tin của An Bình")
    write_news(world.b, "Tin của Bình Minh")
    hold_event(world.b, "Hội của Bình Minh")
    html = main_of(world.get(world.portal.site, f"{LIST}?commune={world.a.site.pk}"))
    assert "Tin của An Bình" in html
    assert "Tin của Bình Minh" not in html
    events = main_of(
        world.get(world.portal.site, f"{LIST}?category=events&commune={world.a.site.pk}")
    )
    assert "Hội của Bình Minh" not in events


@pytest.mark.parametrize(
    "query", ["category=xyz", "category=events&page=99", "commune=x", "page=-1"]
)
def test_a_wrong_address_shows_a_list(world, query):
    write_news(world.a, "Một tin")
    assert world.get(world.a.site, f"{LIST}?{query}").status_code == 200


def test_more_news_cost_no_more_queries(world):
    write_news(world.a, "Tin 1")
    hold_event(world.a, "Hội 1")
    write_news(world.b, "Tin B")

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            world.get(world.portal.site, LIST)
        return len(captured)

    cost()
    few = cost()
    for number in range(2, 9):
        write_news(world.a, f"Tin {number}")
        hold_event(world.b, f"Hội {number}")
    cost()
    assert cost() <= few


def test_the_feed_has_the_newest_with_author_and_source(world):
    write_news(world.a, "Tin A", author="Ban biên tập", source_name="Báo Nghệ An")
    write_news(world.b, "Tin B")
    answer = world.get(world.a.site, "/nguon-tin/tin-tuc.atom")
    feed = feedparser.parse(answer.content)
    assert [entry.title for entry in feed.entries] == ["Tin A"]
    assert feed.entries[0].author == "Ban biên tập"
    assert "Nguồn: Báo Nghệ An" in feed.entries[0].summary
    gathered = feedparser.parse(world.get(world.portal.site, "/nguon-tin/tin-tuc.atom").content)
    assert {entry.title for entry in gathered.entries} == {"Tin A", "Tin B"}


def test_programs_read_news_and_events_of_their_site_alone(world):
    news, event = write_news(world.a, "Tin A"), hold_event(world.a, "Hội A", is_cancelled=True)
    theirs = write_news(world.b, "Tin B")
    read = world.get(world.a.site, "/api/v1/news/").json()
    assert [one["name"] for one in read["results"]] == ["Tin A"]
    detail = world.get(world.a.site, f"/api/v1/news/{news.pk}/").json()
    assert detail["description"] == "Lời dẫn của Tin A"
    assert world.get(world.a.site, f"/api/v1/news/{theirs.pk}/").status_code == 404
    detail = world.get(world.a.site, f"/api/v1/events/{event.pk}/").json()
    assert (detail["isCancelled"], detail["location"]) == (True, "Sân vận động xã")
    assert detail["organizer"] == "Xã An Bình"
