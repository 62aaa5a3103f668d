"""The description by which a browser adds a site's search to its own bar."""

import re
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

NS = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def describe(world, site, language=""):
    (tag,) = re.findall(r'<link rel="search"[^>]*>', world.get(site, f"/{language}").text)
    link = {name: unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', tag)}
    response = world.get(site, link.get("href"))
    assert response.headers["Content-Type"] == link.get("type") + "; charset=utf-8"
    return link, ET.fromstring(response.content)  # noqa: S314 - our own


@pytest.mark.parametrize(("place", "language"), [("portal", ""), ("a", ""), ("a", "en/")])
def test_each_site_describes_its_own_search(world, place, language):
    site = getattr(world, place).site
    link, root = describe(world, site, language)
    assert root.find("o:LongName", NS).text == link.get("title")
    assert len(root.find("o:ShortName", NS).text) <= 16
    assert root.find("o:Language", NS).text == (language.strip("/") or "vi")
    address = urlsplit(root.find("o:Url", NS).get("template"))
    assert f"{address.scheme}://{address.netloc}" == site.root_url
    assert address.query == "q={searchTerms}"
    found = world.get(site, f"{address.path}?{address.query.replace('{searchTerms}', 'cam')}")
    assert found.status_code == 200
    assert b'value="cam"' in found.content


def test_a_name_with_signs_breaks_nothing(world):
    identity = world.a.site.identitysettings
    identity.official_name = 'Xã <An> & "Bình" có một cái tên rất dài, dài hơn bốn mươi tám chữ'
    identity.save()
    link, root = describe(world, world.a.site)
    assert link.get("title") == identity.official_name
    assert identity.official_name.startswith(root.find("o:LongName", NS).text)
