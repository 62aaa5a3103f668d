"""Canonical addresses, Open Graph and theme colours in the head of each page."""

import re
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from communes.announcements.models import AnnouncementPage
from portal.core.models import Theme
from portal.core.pictures.sharing import SHARE_SIZE
from portal.offline.manifest import DEEP
from products.models import ProductPage
from tests.announcements.factories import announce
from tests.products.factories import LIST, make_image, make_product


def head(world, site, path="/"):
    response = world.get(site, path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.text.split("</head>")[0], "html.parser")


def canonical(world, site, path):
    (link,) = head(world, site, path).select("link[rel=canonical]")
    return link["href"]


def og(soup):
    return {tag["property"]: tag["content"] for tag in soup.select('meta[property^="og:"]')}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "/"),
        ("/en/", "/en/"),
        ("/gioi-thieu/?utm_source=zalo", "/gioi-thieu/"),
        ("/thong-bao/?category=health&page=1", "/thong-bao/"),
        ("/thong-bao/?page=99", "/thong-bao/"),
        ("/lich-cong-tac/?week=2026-W48", "/lich-cong-tac/"),
        ("/lich-cong-tac/cac-tuan/", "/lich-cong-tac/cac-tuan/"),
        ("/tim-kiem/?q=cam", "/tim-kiem/"),
        ("/hoi-dap/gui-cau-hoi/", "/hoi-dap/gui-cau-hoi/"),
    ],
)
def test_each_page_has_one_address_on_its_own_host(world, path, shown):
    assert canonical(world, world.a.site, path) == f"http://a.test{shown}"


def test_the_pages_of_a_list_keep_their_number_and_may_be_found(world):
    for number in range(13):
        announce(world.a, f"Tin {number}")
    soup = head(world, world.a.site, "/thong-bao/?page=2")
    assert soup.select_one("link[rel=canonical]")["href"] == "http://a.test/thong-bao/?page=2"
    assert not soup.select("meta[name=robots]")
    narrowed = head(world, world.a.site, "/thong-bao/?page=2&category=other")
    assert narrowed.select_one("meta[name=robots]")["content"] == "noindex"


def test_what_was_not_found_has_no_address(world):
    html = world.get(world.a.site, "/khong-co/").text
    assert "canonical" not in html
    assert "og:" not in html


def test_languages_name_each_other_and_themselves(world):
    for path in ("/gioi-thieu/", "/en/about/"):
        links = head(world, world.a.site, path).select("link[hreflang]")
        assert {(link["hreflang"], link["href"]) for link in links} == {
            ("vi", "http://a.test/gioi-thieu/"),
            ("en", "http://a.test/en/about/"),
            ("x-default", "http://a.test/gioi-thieu/"),
        }
    assert not head(world, world.b.site, "/gioi-thieu/").select("link[hreflang]")


def test_a_shared_link_says_what_it_is(world):
    page = announce(world.a, 'Họp "xóm" & thôn')
    told = og(head(world, world.a.site, f"/thong-bao/{page.slug}/"))
    assert told["og:title"] == 'Họp "xóm" & thôn'
    assert told["og:description"] == unescape(page.summary)
    assert told["og:type"] == "article"
    assert told["og:url"] == f"http://a.test/thong-bao/{page.slug}/"
    assert told["og:site_name"] == "Xã An Bình"
    assert told["og:locale"] == "vi_VN"
    assert "og:locale:alternate" not in told
    assert og(head(world, world.a.site, "/en/about/"))["og:locale:alternate"] == "vi_VN"
    assert all(value for value in told.values())


def test_without_a_picture_the_landscape_of_the_commune_stands_in(world):
    told = og(head(world, world.b.site))
    assert told["og:image"] == "http://b.test/static/img/share-bien.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"]


@pytest.mark.parametrize("theme", Theme.values)
def test_each_theme_has_a_small_landscape_and_its_own_colour(theme):
    path = Path(finders.find(f"img/share-{theme}.png"))
    assert Image.open(path).size == SHARE_SIZE
    assert path.stat().st_size <= 25 * 1024
    css = (settings.BASE_DIR / "portal/static/css/portal.css").read_text("utf-8")
    block = css.split(f'[data-theme="{theme}"] {{')[1].split("}")[0]
    assert f"--deep: {DEEP[theme]};" in block


def test_the_browser_takes_on_the_communes_colour(world):
    for site, theme in ((world.a, "che"), (world.b, "bien")):
        soup = head(world, site.site)
        assert soup.select_one("meta[name=theme-color]")["content"] == DEEP[theme]


def test_a_pages_own_picture_comes_first(world):
    make_product(world.a, "Cam", images=2)
    told = og(head(world, world.a.site, f"{LIST}cam/"))
    assert told["og:image"].startswith("http://a.test/media/images/")
    assert told["og:image:alt"] == "Ảnh 0 của Cam"
    assert told["og:image:type"] == "image/jpeg"
    picture = make_image(world.a.collection)
    figure = ("figure", {"image": picture, "alt": "Con đường mới", "caption": ""})
    page = announce(world.a, body=[("text", "<p>Chữ</p>"), figure])
    told = og(head(world, world.a.site, f"/thong-bao/{page.slug}/"))
    assert told["og:image:alt"] == "Con đường mới"
    assert re.search(r"/media/images/.*\.jpg$", told["og:image"])


def test_a_lost_picture_costs_no_reader_the_page(world):
    make_product(world.a, "Cam", images=1)
    image = ProductPage.objects.get(title="Cam").cover
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    told = og(head(world, world.a.site, f"{LIST}cam/"))
    assert told["og:image"].endswith("share-che.png")


def test_the_link_to_share_is_the_pages_own_address(world):
    page = announce(world.a)
    html = world.get(world.a.site, f"/thong-bao/{page.slug}/?fbclid=x").text
    assert f'zalo.me/share?u=http%3A%2F%2Fa.test%2Fthong-bao%2F{page.slug}%2F"' in html
    assert AnnouncementPage.objects.count() == 1
