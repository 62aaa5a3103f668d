"""What a phone keeps: this site's own few pages, its own name and icon, and how to stop."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model

from portal.offline.manifest import DEEP, PAPER, SIZES, short_name
from tests.announcements.factories import URGENT, announce

STATIC = Path(settings.BASE_DIR) / "portal" / "static"


def worker(world, place) -> str:
    response = world.get(place.site, "/sw.js")
    assert response.status_code == 200
    return response.content.decode()


def site_of(source: str) -> dict:
    return json.loads(re.search(r"^const SITE = (.*);$", source, re.M).group(1))


def kept(world, place, prefix="") -> list[str]:
    return world.get(place.site, f"{prefix}/ban-luu.json").json()["pages"]


def test_the_worker_is_fresh_at_each_visit_and_rules_the_whole_site(world):
    response = world.get(world.a.site, "/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-cache" in response["Cache-Control"]
    assert not response.cookies and "Cookie" not in response.get("Vary", "")
    # Workers rule what lies beside and below them; only the root needs no other header.
    assert 'data-sw="/sw.js"' in world.get(world.a.site, "/en/").content.decode()


def test_the_worker_knows_the_languages_of_its_site(world):
    languages = site_of(worker(world, world.a))["languages"]
    assert [language["home"] for language in languages] == ["/", "/en/"]
    assert languages[0]["days"][2] == "thứ Ba" and languages[1]["days"][0] == "Sunday"
    assert languages[1]["offline"] == "/en/ngoai-tuyen/"
    for language in languages:
        assert "%(time)s" in language["saved"] and "%(day)s" in language["saved"]
    assert [language["home"] for language in site_of(worker(world, world.b))["languages"]] == ["/"]


def test_a_new_text_gives_the_cache_a_new_name(world, monkeypatch):
    before = worker(world, world.a).splitlines()[0]
    assert worker(world, world.a).splitlines()[0] == before
    monkeypatch.setattr("portal.offline.worker.ASSETS", ("css/portal.css",))
    assert worker(world, world.a).splitlines()[0] != before


def test_switched_off_it_removes_itself_and_pages_name_no_worker(world, settings):
    settings.OFFLINE_READING = False
    source = worker(world, world.a)
    assert "unregister()" in source and "caches.delete" in source
    assert "fetch" not in source
    html = world.get(world.a.site, "/").content.decode()
    assert "data-sw" not in html and 'rel="manifest"' in html


def test_home_schedule_contact_and_urgent_announcements_are_kept(world):
    announce(world.a, "Mưa lớn", urgency=URGENT)
    announce(world.a, "Họp xóm")
    assert kept(world, world.a) == [
        "/",
        "/ngay-bao/",
        "/thong-bao/mua-lon/",
        "/thu-tuc-hanh-chinh/",
        "/lich-cong-tac/",
        "/lien-he-duong-day-nong/",
        "/danh-ba-dien-thoai/",
    ]
    assert kept(world, world.a, "/en")[0] == "/en/"
    for path in kept(world, world.a) + kept(world, world.a, "/en"):
        assert world.get(world.a.site, path).status_code == 200


def test_another_sites_announcements_are_never_kept(world):
    announce(world.b, "Sóng lớn", urgency=URGENT)
    assert "/thong-bao/song-lon/" in kept(world, world.b)
    for place in (world.a, world.portal):
        assert not [path for path in kept(world, place) if "song-lon" in path]
        assert "Sóng lớn" not in page_of(world, world.a)


def page_of(world, place, prefix="") -> str:
    response = world.get(place.site, f"{prefix}/ngoai-tuyen/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_without_a_line_tells_whom_to_call_in_the_sites_look(world):
    contact = world.a.site.contactsettings
    contact.hotline = "02383000101"
    contact.save()
    html = page_of(world, world.a)
    assert 'data-theme="che"' in html and "noindex" in html
    main = html.split("<main")[1].split("</main>")[0]
    assert "Không có mạng" in main
    for call in ("tel:+842383000101", "tel:113", "tel:115"):
        assert call in main
    assert 'href="/lich-cong-tac/"' in main
    assert "Không có mạng" not in page_of(world, world.a, "/en").split("<main")[1]


def test_pages_that_must_not_be_kept_say_so(world):
    for path in ("/hoi-dap/gui-cau-hoi/", "/hoi-dap/tra-cuu/"):
        assert "no-store" in world.get(world.a.site, path)["Cache-Control"]
        assert path not in kept(world, world.a)


def test_the_manifest_names_the_commune_in_the_readers_language(world):
    response = world.get(world.a.site, "/ung-dung.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    said = response.json()
    assert (said["name"], said["short_name"], said["lang"]) == ("Xã An Bình", "Xã An Bình", "vi")
    assert (said["start_url"], said["scope"]) == ("/", "/")
    assert said["theme_color"] == DEEP["che"]
    english = world.get(world.a.site, "/en/ung-dung.webmanifest").json()
    assert (english["name"], english["start_url"]) == ("An Binh Commune", "/en/")
    html = world.get(world.a.site, "/en/").content.decode()
    assert '<link rel="manifest" href="/en/ung-dung.webmanifest"' in html
    assert f'<meta name="theme-color" content="{DEEP["che"]}">' in html


@pytest.mark.parametrize("theme", DEEP)
def test_the_icons_are_what_the_manifest_says(world, theme):
    identity = world.b.site.identitysettings
    identity.theme = theme
    identity.save()
    icons = world.get(world.b.site, "/ung-dung.webmanifest").json()["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        picture = Image.open(STATIC / icon["src"].removeprefix("/static/"))
        assert icon["sizes"] == f"{picture.width}x{picture.height}"


def test_a_communes_own_logo_becomes_its_icon(world):
    content = BytesIO()
    Image.new("RGB", (600, 600), "orange").save(content, "PNG")
    logo = get_image_model().objects.create(
        title="Biểu trưng",
        collection=world.b.collection,
        file=ImageFile(BytesIO(content.getvalue()), name="bieu-trung.png"),
    )
    identity = world.b.site.identitysettings
    identity.logo = logo
    identity.save()
    icons = world.get(world.b.site, "/ung-dung.webmanifest").json()["icons"]
    assert [icon["sizes"] for icon in icons] == [f"{size}x{size}" for size in SIZES]
    assert all("/media/" in icon["src"] for icon in icons)


def test_the_colours_are_those_of_the_style_sheet():
    css = (STATIC / "css" / "portal.css").read_text("utf-8")
    found = dict(re.findall(r'\[data-theme="(\w+)"\] \{[^}]*?--deep: (#\w+);', css))
    assert found == DEEP
    assert f"--paper: {PAPER};" in css


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Xã An Bình", "Xã An Bình"),
        ("Xã Minh Hợp Đông", "Minh Hợp Đông"),
        ("Thanh Son Commune", "Thanh Son"),
        ("Cổng xã Nghệ An", "Cổng xã Nghệ An"),
    ],
)
def test_a_short_name_fits_under_an_icon(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize("path", ["/sw.js", "/ban-luu.json", "/ngoai-tuyen/"])
def test_only_reading_is_answered(world, path):
    assert world.post(world.a.site, path, {}).status_code == 405
    assert world.get(world.a.site, path + "?x=%ff&page=9e9").status_code == 200


def test_the_worker_costs_few_queries(world, django_assert_max_num_queries):
    for path in ("/sw.js", "/ban-luu.json", "/ung-dung.webmanifest"):
        world.get(world.a.site, path)
        with django_assert_max_num_queries(6):
            world.get(world.a.site, path)
