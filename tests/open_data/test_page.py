"""The API as people meet it: the page “Dữ liệu mở” and the links below lists."""

import re

import pytest

from portal.pages.models import OpenDataPage
from tests.open_data.datasets import MAKERS
from tests.products.factories import LIST, PRODUCERS


def html_of(world, key, path) -> str:
    answer = world.get(getattr(world, key).site, path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("key", "path"), [("a", "/du-lieu-mo/"), ("portal", "/en/open-data/")])
def test_the_page_describes_every_list(world, key, path):
    html = html_of(world, key, path)
    prefix = "/en" if path.startswith("/en") else ""
    for name in MAKERS:
        assert f'href="{prefix}/api/v1/{name}/"' in html
        assert f'href="{prefix}/api/v1/{name}.csv"' in html
    assert f'href="{prefix}/api/v1/openapi.json"' in html
    for term in ("ocopStars", "acceptedAnswer.text", "articleBody", "start_from", "page_size"):
        assert term in html


def test_the_english_page_has_no_vietnamese_words_of_ours(world):
    main = html_of(world, "portal", "/en/open-data/").split("<main")[1].split("</main>")[0]
    assert not re.search("[ăâđêôơưĂÂĐÊÔƠƯ]", main)


def test_terms_of_use_stand_there_only_where_the_site_says_them(world):
    assert "Điều kiện dùng lại" not in html_of(world, "a", "/du-lieu-mo/")
    page = OpenDataPage.objects.child_of(world.a.home).get()
    page.licence = "Được dùng lại, ghi nguồn là trang của xã."
    page.save_revision().publish()
    assert page.licence in html_of(world, "a", "/du-lieu-mo/")
    assert "ghi nguồn" not in html_of(world, "b", "/du-lieu-mo/")


def test_the_foot_and_the_sitemap_lead_there(world):
    for key in ("a", "b", "portal"):
        foot = html_of(world, key, "/").split("<footer")[1]
        assert '<a href="/du-lieu-mo/">Dữ liệu mở</a>' in foot
        assert 'href="/du-lieu-mo/"' in html_of(world, key, "/so-do-trang/").split("<main")[1]


@pytest.mark.parametrize(
    ("key", "path", "name"),
    [
        ("a", "/thong-bao/", "announcements"),
        ("a", "/lich-cong-tac/", "schedule-entries"),
        ("portal", "/lich-cong-tac/", "schedule-entries"),
        ("a", "/hoi-dap/", "questions"),
        ("a", LIST, "products"),
        ("portal", LIST, "products"),
        ("a", PRODUCERS, "producers"),
        ("portal", "/chon-xa-cua-ban/", "communes"),
    ],
)
def test_each_list_offers_its_data(world, key, path, name):
    html = html_of(world, key, path)
    assert f'<a class="more" href="/api/v1/{name}.csv" rel="nofollow">Tải dữ liệu (CSV)</a>' in html


def test_the_link_keeps_the_commune_that_was_chosen(world):
    address = f"/thong-bao/?commune={world.a.site.pk}"
    html = html_of(world, "portal", address)
    assert f'href="/api/v1/announcements.csv?commune={world.a.site.pk}"' in html


def test_the_page_costs_no_more_than_any_other(world, count_queries):
    count_queries(world.a.site, "/du-lieu-mo/")
