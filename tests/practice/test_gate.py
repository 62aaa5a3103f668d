"""Who isn't logged in sees nothing of a practice installation; who is, sees all with its band."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from wagtail.models import Page

from portal.practice.middleware import OPEN
from portal.sites.middleware import is_admin_path
from tests.lifecycle.pages import add_notice
from tests.practice.conftest import CLOSED, HOME, enter
from tests.storms.factories import TITLE, storm

BAND = "Khu tập làm · không có gì công khai · đặt lại mỗi đêm"


def addresses(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    """Every address that the resolver knows, with "1" in its gaps."""
    resolver = resolver or get_resolver()
    for key in resolver.reverse_dict:
        for ways, _regex, _defaults, _converters in resolver.reverse_dict.getlist(key):
            for path, gaps in ways:
                yield prefix + path % dict.fromkeys(gaps, "1")
    for start, inner in resolver.namespace_dict.values():
        yield from addresses(inner, prefix + start)


def page_addresses() -> set[str]:
    """Those of every page of the tree, below its home."""
    paths = Page.objects.filter(depth__gt=1).values_list("url_path", flat=True)
    return {"/" + path.strip("/").partition("/")[2] for path in paths}


@pytest.fixture
def stranger(practice):
    return lambda site: Client(headers={"host": site.hostname})


def tells_nothing(world, answer) -> bool:
    told = answer.text
    return (
        answer.status_code == 403
        and CLOSED in told
        and world.a.site.site_name not in told
        and f'href="{HOME}/admin/tap-lam/"' in told
        and "no-store" in answer.headers["Cache-Control"]
        and answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        and "X-Accel-Expires" not in answer.headers
    )


@pytest.mark.parametrize("place", ["portal", "a"])
def test_every_address_is_closed_to_strangers(practice, stranger, place):
    add_notice(practice.a.home)
    site = getattr(practice, place).site
    files = {"/media/images/a.jpg", "/tep/1/a.pdf", "/khong-co-trang-nay/", "/favicon.ico"}
    found = set(addresses()) | page_addresses() | files
    assert len(found) > 300
    assert {"/", "/sw.js", "/tim-kiem/", "/api/v1/", "/admin/"} <= found
    client = stranger(site)
    for path in sorted(found - OPEN - {"/robots.txt"}):
        if place != "portal" and is_admin_path(path):
            # Leads to the portal's host, which is closed.
            assert client.get(path).status_code == 302, path
            continue
        assert tells_nothing(practice, client.get(path)), path
        assert tells_nothing(practice, client.post(path)), path
    assert not any(cookie for cookie in client.cookies)


@pytest.mark.parametrize("place", ["portal", "a"])
def test_robots_are_told_to_stay_away(practice, stranger, place):
    site = getattr(practice, place).site
    assert stranger(site).get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_whether_it_lives_is_no_secret(practice, stranger):
    assert stranger(practice.portal.site).get("/khoe/").text == "ok\n"


def test_the_officer_sees_each_host_with_the_band_and_it_is_kept_nowhere(practice):
    client, _answer = enter(practice)
    for site in (practice.portal.site, practice.a.site):
        answer = client.get("/", headers={"host": site.hostname})
        assert answer.status_code == 200
        assert answer.text.count(BAND) == 1
        assert answer.text.count("practice/practice.css") == 1
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "noindex" in client.get("/admin/").headers["X-Robots-Tag"]


def test_its_storm_day_has_the_band_and_no_stranger_reads_it(practice, stranger):
    storm(practice, practice.a)
    client, _answer = enter(practice)
    answer = client.get("/", headers={"host": practice.a.site.hostname})
    assert TITLE in answer.text and "storms/day" in answer.text
    assert answer.text.count(BAND) == 1
    assert answer.text.count("practice/practice.css") == 1
    for path in ("/", "/ngay-bao/", "/kiosk/"):
        closed = stranger(practice.a.site).get(path)
        assert closed.status_code == 403 and TITLE not in closed.text


@pytest.mark.parametrize("path", ["/admin/", "/admin/huong-dan/", "/admin/images/"])
def test_each_screen_of_the_admin_has_the_band(practice, path):
    client, _answer = enter(practice, "admin")
    html = client.get(path).text
    assert html.count(BAND) == 1
    assert html.count("practice/practice.css") == 1
    assert f'href="{HOME}/admin/tap-lam/"' in html
    assert f'href="{HOME}/admin/"' in html


def test_on_the_practice_side_nothing_leads_to_another_one(practice):
    client, _answer = enter(practice)
    assert '"url": "/admin/tap-lam/"' not in client.get("/admin/").text
    assert client.get("/admin/tap-lam/").status_code == 404
