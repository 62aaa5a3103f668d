"""Feeds of warnings and the messages that they lead to, as programs ask for them."""

from datetime import timedelta
from uuid import uuid4

import feedparser
import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.closing import close_commune
from communes.warnings.models import WarningMessage
from tests.announcements.factories import announce
from tests.translations.factories import in_english
from tests.warnings.cap import read, text
from tests.warnings.test_sending import ENGLISH, republish, sent, warn

ATOM, RSS = "/nguon-tin/canh-bao.atom", "/nguon-tin/canh-bao.rss"


def feed(world, commune, path=ATOM):
    response = world.get(commune.site, path)
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(found) -> list[str]:
    return [entry.title for entry in found.entries]


def test_each_commune_warns_of_its_own_and_the_portal_of_all(world):
    warn(world.a, "Bão ở A")
    warn(world.b, "Lũ ở B")
    warn(world.portal, "Rét ở tỉnh", reach="all")
    assert titles(feed(world, world.a)) == ["Bão ở A"]
    assert titles(feed(world, world.b)) == ["Lũ ở B"]
    assert titles(feed(world, world.portal)) == ["Rét ở tỉnh", "Lũ ở B", "Bão ở A"]


@pytest.mark.parametrize("path", [ATOM, RSS])
def test_entries_lead_to_the_message_byte_by_byte(world, path):
    warn(world.a, "Bão ở A")
    (message,) = sent()
    (entry,) = feed(world, world.portal, path).entries
    assert entry.id == message.identifier
    assert entry.link == f"http://a.test/nguon-tin/canh-bao/{message.uid}.xml"
    assert [link.type for link in entry.enclosures] == ["application/cap+xml"]
    assert "Cảnh báo · Thật" in entry.summary
    response = world.get(world.a.site, f"/nguon-tin/canh-bao/{message.uid}.xml")
    assert response["Content-Type"] == "application/cap+xml; charset=utf-8"
    assert response.content.decode() == message.xml
    assert "max-age=86400" in response["Cache-Control"]
    read(response.content)


def test_a_message_is_read_on_its_own_site_only(world):
    warn(world.a)
    (message,) = sent()
    path = f"/nguon-tin/canh-bao/{message.uid}.xml"
    assert world.get(world.b.site, path).status_code == 404
    assert world.get(world.portal.site, path).status_code == 404
    assert world.get(world.a.site, f"/nguon-tin/canh-bao/{uuid4()}.xml").status_code == 404


def test_the_last_word_stands_in_the_feed_until_it_ends(world):
    page = warn(world.a, "Bão")
    page = republish(page, title="Bão mạnh thêm")
    assert titles(feed(world, world.a)) == ["Bão mạnh thêm"]
    page.unpublish()
    assert titles(feed(world, world.a)) == ["Đã rút: Bão mạnh thêm"]
    # Each message stays at its address, the notice gone or not.
    for message in sent():
        path = f"/nguon-tin/canh-bao/{message.uid}.xml"
        assert text(read(world.get(world.a.site, path).content), "msgType") == message.message_type
    QuerySet.update(WarningMessage.objects.all(), expires=timezone.now() - timedelta(minutes=1))
    assert titles(feed(world, world.a)) == []


def test_drills_are_told_as_drills(world):
    warn(world.a, "Bão", is_drill=True)
    (entry,) = feed(world, world.a).entries
    assert entry.title == "[Diễn tập] Bão"
    assert {tag.term for tag in entry.tags} == {"Alert", "Exercise"}


def test_an_english_feed_tells_in_english_what_is(world):
    page = warn(world.a, "Lũ quét về", summary="Chạy lên cao ngay.")
    in_english(page, **ENGLISH)
    warn(world.a, "Bão")
    found = feed(world, world.a, f"/en{ATOM}")
    assert titles(found) == ["Bão", "Flash flood"]
    assert b'xml:lang="vi"' in world.get(world.a.site, f"/en{ATOM}").content
    # One address for each, whatever the language of who asks.
    assert all("/en/" not in entry.link for entry in found.entries)


@pytest.mark.parametrize("path", [ATOM, RSS])
def test_an_empty_feed_is_one_and_stays_the_same(world, path):
    assert titles(feed(world, world.b, path)) == []
    first, second = (world.get(world.b.site, path).content for _ in range(2))
    assert first == second


def test_a_closed_commune_keeps_what_it_sent(world):
    warn(world.a)
    close_commune(world.a.site)
    assert len(feed(world, world.a).entries) == 1
    assert world.get(world.a.site, f"/nguon-tin/canh-bao/{sent()[0].uid}.xml").status_code == 200


def test_a_feed_costs_the_same_for_one_warning_and_for_many(world):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            feed(world, world.portal)
        return len(queries)

    warn(world.a, "Một")
    one = cost()
    for number in range(4):
        warn(world.a, f"Bão {number}")
        warn(world.b, f"Lũ {number}")
    assert cost() == one


def test_a_kept_feed_ends_with_the_next_message(world, readers):
    with readers.commit():
        announce(world.b, "Họp")
    for site in (world.a.site, world.b.site, world.portal.site):
        readers.open(site, ATOM)
        assert readers.is_kept(site, ATOM)
    with readers.commit():
        warn(world.a, "Bão")
    assert readers.is_kept(world.b.site, ATOM)
    for site in (world.a.site, world.portal.site):
        response = readers.get(site, ATOM)
        assert "Bão" in response.content.decode()
        asked = Client().get(
            ATOM, headers={"host": site.hostname, "if-none-match": response["ETag"]}
        )
        assert asked.status_code == 304
