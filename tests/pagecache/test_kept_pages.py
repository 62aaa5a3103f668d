"""Kept pages: who gets them, how they are told apart, what proxies and browsers hear."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from portal.pagecache import entries
from portal.pagecache.middleware import PageCacheMiddleware
from tests.announcements.factories import announce

A_LIST = "/thong-bao/"


@pytest.mark.parametrize(
    "path", ["/", A_LIST, "/en/", "/lich-cong-tac/", "/hoi-dap/", "/lien-he-duong-day-nong/"]
)
def test_the_second_reader_costs_one_query(world, readers, path):
    first = readers.get(world.a.site, path)
    assert readers.is_kept(world.a.site, path)
    second = readers.get(world.a.site, path)
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


def test_a_kept_page_says_all_that_a_fresh_one_says(world, readers):
    readers.open(world.a.site, "/en/")
    kept = readers.get(world.a.site, "/en/")
    assert "default-src 'none'" in kept.headers["Content-Security-Policy"]
    assert kept.headers["Content-Language"] == "en"
    assert kept.headers["X-Content-Type-Options"] == "nosniff"
    assert kept.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert kept.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Vary" not in kept.headers
    assert not kept.cookies


def test_sites_with_the_same_addresses_are_told_apart(world, readers):
    for _ in range(2):
        assert "Xã An Bình" in readers.get(world.a.site).content.decode()
        assert "Xã Bình Minh" in readers.get(world.b.site).content.decode()
        assert "Cổng xã" in readers.get(world.portal.site).content.decode()


def test_two_sites_of_one_name_are_told_apart_by_port(world, readers):
    with readers.commit():
        world.b.site.hostname, world.b.site.port = "a.test", 8080
        world.b.site.save()
    for _ in range(2):
        on_80 = Client().get("/", headers={"host": "a.test"}).content.decode()
        on_8080 = Client().get("/", headers={"host": "a.test:8080"}).content.decode()
        assert "Xã An Bình" in on_80
        assert "Xã Bình Minh" in on_8080


def test_a_made_up_port_fills_no_cache(world, readers):
    for _ in range(2):
        answer = Client().get("/", headers={"host": "a.test:4711"})
        assert answer.status_code == 200
    assert not caches["pages"]._cache


def test_unknown_hosts_are_404_in_one_query(world, readers, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Client().get("/", headers={"host": "la.test"}).status_code == 404


@pytest.mark.parametrize("host", ["", "a.test:notaport", "a b", "[::1", "a.test\u00e9", "." * 300])
def test_an_odd_host_is_never_a_500(world, readers, host):
    answer = Client(raise_request_exception=False).get("/", headers={"host": host})
    assert answer.status_code in (400, 404)


def test_browsers_ask_again_and_get_304(world, readers):
    first = readers.get(world.a.site)
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=1"
    again = readers.get(world.a.site, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    # nginx marks the tag as weak where it compresses.
    weak = readers.get(world.a.site, HTTP_IF_NONE_MATCH=f"W/{first.headers['ETag']}")
    assert weak.status_code == 304
    with readers.commit():
        announce(world.a, "Mới")
    assert readers.get(world.a.site, HTTP_IF_NONE_MATCH=first.headers["ETag"]).status_code == 200


def test_head_says_what_get_would(world, readers):
    for _ in range(2):
        got = readers.get(world.a.site)
        head = Client().head("/", headers={"host": "a.test"})
        assert head.status_code == 200
        assert head.content == b""
        assert head.headers["Content-Length"] == str(len(got.content))
        assert head.headers["ETag"] == got.headers["ETag"]


def test_head_alone_keeps_nothing(world, readers):
    Client().head("/", headers={"host": "a.test"})
    assert not readers.is_kept(world.a.site)


def test_officers_get_each_page_made_anew(world, readers):
    client = world.admin_client(world.officer(world.portal))
    assert client.get("/").headers["Cache-Control"] == "private, no-cache"
    assert not readers.is_kept(world.portal.site)
    readers.open(world.portal.site)
    entries_before = dict(caches["pages"]._cache)
    assert client.get("/").status_code == 200
    assert dict(caches["pages"]._cache) == entries_before


def test_a_preview_shows_the_draft_and_keeps_nothing(world, readers):
    page = announce(world.a, "Bản đã đăng")
    page.title = "Bản nháp"
    preview = page.make_preview_request()
    assert "Bản nháp" in preview.content.decode()
    assert "ETag" not in preview.headers
    assert "Bản nháp" not in readers.get(world.a.site, f"{A_LIST}{page.slug}/").content.decode()


@pytest.mark.parametrize(
    "path", ["/hoi-dap/gui-cau-hoi/", "/hoi-dap/tra-cuu/", "/tim-kiem/", "/tim-kiem/?q=bao"]
)
def test_forms_and_searches_are_never_kept(world, readers, path):
    # What may be kept has an ETag; a search without words is too cheap to count its queries.
    assert "ETag" not in readers.get(world.a.site, path).headers


def test_what_hangs_on_a_code_is_never_kept(world, readers):
    from communes.questions.models import Question

    question = Question.objects.receive(world.a.site, {"name": "An"}, text="Khi nào có điện?")
    path = f"/hoi-dap/tra-cuu/{question.code}/"
    readers.open(world.a.site, path)
    assert "no-store" in readers.get(world.a.site, path).headers["Cache-Control"]
    assert not readers.is_kept(world.a.site, path)


@pytest.mark.parametrize("path", ["/khong-co/", "/thong-bao", "/fr/"])
def test_errors_and_redirects_are_not_kept(world, readers, path):
    for _ in range(2):
        answer = readers.get(world.a.site, path)
        assert answer.status_code in (301, 404)
        assert "ETag" not in answer.headers
    assert not caches["pages"]._cache


def test_posts_pass_by(world, readers):
    readers.open(world.a.site, A_LIST)
    assert world.post(world.a.site, A_LIST, {}).status_code == 405


@pytest.mark.parametrize("query", ["?category=health", "?page=1", "?category=health&urgency=3"])
def test_choices_that_a_page_offers_are_kept(world, readers, query):
    readers.open(world.a.site, A_LIST + query)
    assert readers.is_kept(world.a.site, A_LIST + query)


@pytest.mark.parametrize(
    "query",
    [
        "?x=1",
        "?category=la",
        "?page=99",
        "?page=abc",
        "?category=",
        "?category=health&category=farming",
        "?category=health&urgency=3&time=week",
        "?" + "a" * 900,
        "?category=%00",
    ],
)
def test_other_query_strings_fill_no_cache(world, readers, query):
    readers.open(world.a.site, A_LIST + query)
    assert not caches["pages"]._cache


def test_what_networks_add_to_an_address_changes_nothing(world, readers):
    clean = readers.get(world.a.site, A_LIST).content
    assert readers.is_kept(world.a.site, A_LIST + "?fbclid=abc&utm_source=zalo")
    assert readers.get(world.a.site, A_LIST + "?zarsrc=31&utm_medium=zalo").content == clean
    assert readers.get(world.a.site, "/?fbclid=1").content == readers.get(world.a.site).content


def test_the_order_of_choices_makes_no_other_page(world, readers):
    readers.open(world.a.site, A_LIST + "?category=health&urgency=3")
    assert readers.is_kept(world.a.site, A_LIST + "?urgency=3&category=health")


def test_a_page_too_large_is_not_kept(world, readers, monkeypatch):
    monkeypatch.setattr(entries, "MAX_BODY", 100)
    readers.open(world.a.site)
    assert not caches["pages"]._cache


def test_an_answer_with_a_cookie_is_not_kept(world, readers, monkeypatch):
    from communes.announcements.models import AnnouncementIndexPage

    def serve(self, request, *args, **kwargs):
        response = HttpResponse("xin chào")
        response.set_cookie("x", "1")
        return response

    monkeypatch.setattr(AnnouncementIndexPage, "serve", serve)
    readers.open(world.a.site, A_LIST)
    assert not caches["pages"]._cache


def test_it_can_be_switched_off(world, readers, settings):
    settings.PAGE_CACHE = False
    answer = readers.get(world.a.site)
    assert "ETag" not in answer.headers
    assert not readers.is_kept(world.a.site)


def test_a_thousand_readers_have_a_page_made_once(rf, settings, monkeypatch, world):
    settings.PAGE_CACHE = True
    made, started, go_on = [], Event(), Event()
    kept = {}

    class Kept:
        def answer(self):
            return HttpResponse("kept")

    def make(request):
        made.append(1)
        started.set()
        go_on.wait(5)
        kept["page"] = Kept()
        return HttpResponse("made")

    monkeypatch.setattr("portal.pagecache.stamps.read", lambda host: None)
    monkeypatch.setattr(entries, "key_of", lambda request, stamps: "key")
    monkeypatch.setattr(entries, "find", lambda key, stamps: kept.get("page"))
    middleware = PageCacheMiddleware(make)
    with ThreadPoolExecutor(20) as pool:
        first = pool.submit(middleware, rf.get("/"))
        started.wait(5)
        others = [pool.submit(middleware, rf.get("/")) for _ in range(15)]
        go_on.set()
        assert first.result().content == b"made"
        assert {other.result().content for other in others} == {b"kept"}
    assert len(made) == 1


@pytest.mark.parametrize("path", ["portal/templates/base.html", "search/synonyms.toml"])
def test_servers_with_the_same_code_share_the_cache_and_others_do_not(tmp_path, settings, path):
    def release_of(name: str, text: str) -> str:
        file = tmp_path / name / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
        settings.BASE_DIR = tmp_path / name
        return entries.release.__wrapped__()

    one = release_of("one", "<p>")
    assert release_of("two", "<p>") == one
    assert release_of("three", "<b>") != one
