"""The heads of days and the entries, for whoever keeps or recomputes them."""

import hashlib
import json
from datetime import datetime, timedelta

import feedparser
import pytest
from django.utils import timezone

from portal.register.chain import START
from portal.register.heads import heads_of_days, last_settled_day, next_settling
from portal.register.models import RegisterEntry
from portal.register.views import machines

HEADS, ENTRIES, FEED = (
    "/so-dang-ky/dau-so.json",
    "/so-dang-ky/so.json",
    "/nguon-tin/so-dang-ky.atom",
)


@pytest.fixture
def days(world, papers):
    """Entries of three days that are over, two of one of them, and of today."""
    for ago in (30, 4, 4, 2):
        papers.on_day(world.a.site, ago)
    papers.publish(world.b.site)
    return list(RegisterEntry.objects.order_by("sequence"))


def read(world, site, path) -> dict:
    response = world.get(site, path)
    assert response.status_code == 200 and not response.cookies
    return response.json()


def test_heads_are_the_last_entries_of_days_that_are_over(world, days):
    assert [(head.sequence, head.hash) for head in heads_of_days(9)] == [
        (row.sequence, row.hash) for row in (days[3], days[2], days[0])
    ]
    assert [head.sequence for head in heads_of_days(1)] == [4]
    assert [head.sequence for head in heads_of_days(9, before=days[3].day)] == [3, 1]


def test_a_day_is_over_a_quarter_of_an_hour_after_midnight():
    def at(hour, minute):
        return datetime(2026, 12, 31, hour, minute, tzinfo=timezone.get_current_timezone())

    assert last_settled_day(at(0, 14)).isoformat() == "2026-12-29"
    assert next_settling(at(0, 14)) == at(0, 15)
    assert last_settled_day(at(0, 15)).isoformat() == "2026-12-30"
    assert next_settling(at(0, 15)) == at(0, 15) + timedelta(days=1)
    assert next_settling(at(23, 59)) == at(0, 15) + timedelta(days=1)


def test_every_site_shows_the_same_heads_and_no_foreign_paper(world, days):
    told = [read(world, place.site, HEADS) for place in (world.portal, world.a, world.b)]
    assert told[0] == told[1] == told[2]
    assert told[0]["start"] == START and told[0]["next"] is None
    assert told[0]["heads"][0] == {
        "day": days[3].day.isoformat(),
        "sequence": 4,
        "hash": days[3].hash,
    }
    html = world.get(world.b.site, "/kiem-tra-van-ban/").content.decode()
    assert days[3].hash[:8] in html and days[4].hash[:8] not in html
    assert "Kế hoạch" not in html


def test_heads_come_in_pages(world, days, monkeypatch):
    monkeypatch.setattr(machines, "HEADS_AT_ONCE", 2)
    first = read(world, world.a.site, HEADS)
    rest = read(world, world.a.site, HEADS + first["next"])
    assert [one["sequence"] for one in first["heads"] + rest["heads"]] == [4, 3, 1]
    assert rest["next"] is None


def test_the_feed_has_an_entry_for_each_head(world, days):
    feed = feedparser.parse(world.get(world.a.site, FEED).content)
    assert not feed.bozo and len(feed.entries) == 3
    assert f"4:{days[3].hash}" in feed.entries[0].summary
    assert len({entry.id for entry in feed.entries}) == 3
    assert feed.entries[0].link == "http://a.test/kiem-tra-van-ban/"
    assert feed.entries[0].updated_parsed <= timezone.now().utctimetuple()
    english = feedparser.parse(world.get(world.a.site, f"/en{FEED}").content)
    assert english.feed.title.startswith("Heads of the register")
    empty = world.get(world.b.site, FEED)
    assert empty.status_code == 200


def test_anybody_recomputes_the_chain_from_the_public_entries(world, days, monkeypatch):
    monkeypatch.setattr(machines, "ENTRIES_AT_ONCE", 2)
    rows, more = [], ""
    while more is not None:
        told = read(world, world.portal.site, ENTRIES + more)
        rows, more = rows + told["entries"], told["next"]
    previous = told["start"]
    for row in rows:
        given = row.pop("hash")
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert row["previous"] == previous
        assert hashlib.sha256(text.encode()).hexdigest() == given
        previous = given
    assert len(rows) == 5 and previous == days[-1].hash


def test_a_commune_s_host_has_no_list_of_all_entries(world, days):
    assert world.get(world.a.site, ENTRIES).status_code == 404


@pytest.mark.parametrize("query", ["?tu=0", "?tu=x", "?tu=", "?tu=99999999999999999999", "?tu=-1"])
def test_a_wrong_place_begins_at_the_start(world, days, query):
    assert len(read(world, world.portal.site, ENTRIES + query)["entries"]) == 5
    assert len(read(world, world.portal.site, f"{HEADS}?truoc={query[4:]}")["heads"]) == 3


def test_past_the_end_there_is_nothing(world, days):
    assert read(world, world.portal.site, f"{ENTRIES}?tu=6")["entries"] == []
