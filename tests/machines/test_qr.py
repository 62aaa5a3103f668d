"""QR codes of pages, read by a decoder."""

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from tests.announcements.factories import announce, upcoming

SVG = "{http://www.w3.org/2000/svg}"


def decode(svg: bytes) -> str:
    """What a phone's camera reads: the squares drawn, then decoded."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    left, top, width, height = map(int, root.get("viewBox").split())
    picture = Image.new("L", (width * 6, height * 6), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", root.findall(f"{SVG}path")[1].get("d")):
        x, y = (int(x) - left) * 6, (int(y) - top) * 6
        draw.rectangle([x, y, x + int(length) * 6 - 1, y + 5], fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def qr(world, site, path):
    return world.get(site, "/ma-qr.svg", query_params={"trang": path})


@pytest.mark.parametrize("path", ["/", "/en/", "/gioi-thieu/", "/en/about/"])
def test_it_opens_the_page_on_its_own_site(world, path):
    response = qr(world, world.a.site, path)
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert decode(response.content) == f"http://a.test{path}"
    assert f"<title>http://a.test{path}</title>" in response.text
    assert " style" not in response.text
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=86400"}
    again = world.get(
        world.a.site,
        "/ma-qr.svg",
        query_params={"trang": path},
        HTTP_IF_NONE_MATCH=response["ETag"],
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["", "thong-bao/", "https://xau.example/", "/" + "x" * 400 + "/", "/a\n/"]
)
def test_what_is_no_path_is_a_bad_request(world, path):
    assert qr(world, world.a.site, path).status_code == 400


@pytest.mark.parametrize(
    "path", ["/khong-co/", "//xau.example/", "/admin/", "/en/khong-co/", "/x?", "/\x00x/"]
)
def test_what_is_no_page_is_not_found(world, path):
    assert qr(world, world.a.site, path).status_code == 404


def test_forms_have_one_too(world):
    for path in ("gui-cau-hoi/", "tra-cuu/", "tra-cuu/HD-2345-6789/rut/"):
        response = qr(world, world.a.site, f"/hoi-dap/{path}")
        assert decode(response.content) == f"http://a.test/hoi-dap/{path}"
        assert "no-store" in response["Cache-Control"]  # it may hold a code
    page = world.get(world.a.site, "/hoi-dap/gui-cau-hoi/").text
    assert 'src="/ma-qr.svg?trang=/hoi-dap/gui-cau-hoi/"' in page
    for path in ("/hoi-dap/khong-co/", "/gioi-thieu/tra-cuu/", "/hoi-dap/tra-cuu/a/b/c/d/"):
        assert qr(world, world.a.site, path).status_code == 404


def test_pages_of_others_or_of_tomorrow_are_not_found(world):
    of_b, waiting = announce(world.b, "Của B"), upcoming(world.a)
    assert qr(world, world.b.site, f"/thong-bao/{of_b.slug}/").status_code == 200
    assert qr(world, world.a.site, f"/thong-bao/{of_b.slug}/").status_code == 404
    assert qr(world, world.portal.site, f"/thong-bao/{of_b.slug}/").status_code == 404
    assert qr(world, world.a.site, f"/thong-bao/{waiting.slug}/").status_code == 404
    assert qr(world, world.b.site, "/en/about/").status_code == 404


def test_the_tag_gives_the_address_of_a_pages_code(world, rf):
    from django.template import Context, Template

    page = announce(world.a, "Họp xóm 3")
    request = rf.get(f"/thong-bao/{page.slug}/?x=1")
    template = Template("{% load machine_tags %}{% page_qr_url %}")
    url = template.render(Context({"request": request}))
    assert url == f"/ma-qr.svg?trang=/thong-bao/{page.slug}/"
    code = world.get(world.a.site, url)
    assert decode(code.content) == f"http://a.test/thong-bao/{page.slug}/"
