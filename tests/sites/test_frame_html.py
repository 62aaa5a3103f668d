"""The shared frame as readers get it: header, tabs, footer, languages, errors, policy."""

import re
import unicodedata
from html import unescape

import pytest
from django.urls import resolve

from portal.sites.frame import Frame
from portal.sites.neighbours import portal_home_url
from portal.sites.views import server_error

PATHS = [
    ("a", "/"),
    ("a", "/en/"),
    ("b", "/"),
    ("portal", "/"),
    ("portal", "/en/"),
    ("portal", "/chon-xa-cua-ban/"),
    ("a", "/tim-kiem/?q=xa"),
    ("a", "/gioi-thieu/"),
    ("a", "/so-do-trang/"),
    ("a", "/khong-co-trang-nay/"),
]


def get(world, key, path):
    return world.get(getattr(world, key).site, path)


@pytest.mark.parametrize(("key", "path"), PATHS)
def test_pages_keep_the_policy(world, key, path):
    response = get(world, key, path)
    html = response.content.decode()
    assert "style=" not in html
    # A data block is no script: browsers never run it.
    assert not re.search(r'<script(?! type="application/ld\+json">)(?![^>]*\bsrc=)', html)
    assert not re.search(r"\son\w+=", html)
    assert not re.search(r'(?:src|srcset)="https?://', html)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("key", "path"), PATHS)
def test_each_page_has_one_title_landmarks_and_unique_ids(world, key, path):
    html = get(world, key, path).content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert html.count("<main ") == html.count("<header>") == html.count("<footer ") == 1
    assert re.search(r"<title>[^<]{5,}</title>", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for name in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert name in ids


def test_the_phone_bar_has_five_places(world):
    html = get(world, "a", "/").content.decode()
    nav = html.split('<nav class="nav"')[1].split("</nav>")[0]
    places = [li for li in re.findall(r"<li.*?</li>", nav, re.S) if 'class="wide"' not in li]
    assert len(places) == 5
    assert "Trang chủ" in places[0]
    assert 'href="#tat-ca"' in places[-1]
    assert 'id="tat-ca"' in html


def test_the_current_section_is_marked(world):
    html = get(world, "a", "/gioi-thieu/").content.decode()
    assert '<a href="/gioi-thieu/" aria-current="page">' in html
    assert '<a href="/" aria-current="page">' not in html


def test_the_switch_leads_to_the_same_page_in_the_other_language(world):
    html = get(world, "a", "/gioi-thieu/").content.decode()
    assert re.search(r'<a href="/en/about/" lang="en" hreflang="en" ?>English</a>', html)
    assert '<link rel="alternate" hreflang="en" href="http://a.test/en/about/">' in html
    assert ">Tiếng Việt<" in unicodedata.normalize("NFC", html)
    assert 'hreflang="en"' not in get(world, "b", "/gioi-thieu/").content.decode()


def test_a_language_the_site_lacks_is_not_found(world):
    for path in ("/en/", "/en/about/", "/fr/"):
        assert get(world, "b", path).status_code == 404


def test_the_way_to_the_portal_keeps_the_language_where_it_has_it(world):
    assert portal_home_url("vi") == "http://tinh.test/"
    assert portal_home_url("en") == "http://tinh.test/en/"
    world.portal.homes["en"].unpublish()
    assert portal_home_url("en") == "http://tinh.test/"
    assert Frame(world.portal.site).portal_url == "/"


def test_an_unknown_page_is_told_in_the_sites_look(world):
    response = get(world, "b", "/khong-co/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'data-theme="bien"' in html
    assert "Không thấy trang này" in html
    assert "noindex" in html


def test_a_broken_server_says_so_without_the_database(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = server_error(rf.get("/"))
    html = unescape(response.content.decode())
    assert response.status_code == 500
    assert "Trang bị đứt sợi chỉ" in html
    assert 'href="tel:113"' in html


def test_the_header_search_goes_where_the_hero_has_one(world):
    assert 'id="q-dau"' not in get(world, "portal", "/").content.decode()
    assert 'id="q-dau"' in get(world, "a", "/").content.decode()
    assert 'id="q-dau"' not in get(world, "a", "/tim-kiem/").content.decode()
    assert resolve("/tim-kiem/").url_name == "search"


def test_the_footer_tells_who_answers_and_the_emergency_numbers(world):
    identity = world.a.site.identitysettings
    identity.responsible_editor, identity.notice = "Phó Chủ tịch UBND xã", "Trang chạy thử"
    identity.save()
    foot = get(world, "a", "/").content.decode().split("<footer")[1]
    for words in ("Phó Chủ tịch UBND xã", "Trang chạy thử", "tel:113", "Sơ đồ trang"):
        assert words in foot


@pytest.mark.parametrize("path", ["/san-pham-ocop-va-dac-san/", "/thong-bao/", "/lich-cong-tac/"])
def test_narrowed_lists_stay_out_of_search_engines(world, path):
    robots = '<meta name="robots" content="noindex">'
    assert robots not in get(world, "portal", path).content.decode()
    assert robots not in get(world, "portal", f"{path}?page=1").content.decode()
    html = get(world, "portal", f"{path}?page=1&commune=9").content.decode()
    assert html.count(robots) == 1
