"""Documents for programs: API, CSV, feed, sitemap, schema.org."""

import json
from datetime import date

from bs4 import BeautifulSoup

from portal.core.addresses import page_path
from tests.documents.factories import issue, replacing
from tests.documents.test_registry import texts
from tests.open_data.datasets import texts_of


def items(world, place, query=""):
    return world.get(place.site, f"/api/v1/documents/{query}").json()["results"]


def test_the_list_tells_number_file_and_force(world):
    old = issue(world.a, "Cũ", number="1/KH-UBND", issued_on=date(2025, 1, 6))
    issue(world.a, "Mới", number="2/QĐ-UBND", type="quyet-dinh", relations=[replacing(old)])
    issue(world.b, "Của B")
    new, replaced = items(world, world.a)
    assert new["legislationIdentifier"] == "2/QĐ-UBND"
    assert new["legislationType"] == "quyet-dinh"
    assert new["contentUrl"].startswith(world.a.site.root_url)
    assert len(new["sha256"]) == 64
    assert replaced["legislationLegalForce"] == "replaced"
    assert [one["description"] for one in items(world, world.a, "?force=replaced")] == ["Cũ"]
    assert [one["description"] for one in items(world, world.a, "?number=1/kh-ubnd")] == ["Cũ"]
    assert [one["description"] for one in items(world, world.a, "?issued_to=2025-02-01")] == ["Cũ"]
    assert world.get(world.a.site, "/api/v1/documents/?force=x").status_code == 400
    assert len(items(world, world.portal)) == 3
    table = texts_of(world.get(world.a.site, "/api/v1/documents.csv"))
    assert "Cũ" in table and "Của B" not in table


def test_the_feed_is_of_its_site(world):
    issue(world.a, "Của A")
    issue(world.b, "Của B")
    feed = texts(world.get(world.a.site, "/nguon-tin/van-ban.atom"))
    assert "Của A" in feed and "Của B" not in feed and "SHA-256" in feed
    feed = texts(world.get(world.portal.site, "/nguon-tin/van-ban.atom"))
    assert "Của A" in feed and "Của B" in feed


def test_machines_read_a_legislation(world):
    page = issue(world.a, "Ứng phó mưa lũ", signer_name="Người Mẫu", signer_title="Chủ tịch")
    soup = BeautifulSoup(texts(world.get(world.a.site, page_path(page))), "html.parser")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    node = next(one for one in graph if one["@type"] == "Legislation")
    assert node["legislationIdentifier"] == "12/KH-UBND"
    assert node["legislationLegalForce"] == "https://schema.org/InForce"
    assert node["encoding"]["sha256"] == page.reading.sha256


def test_homes_show_the_newest_documents(world):
    issue(world.a, "Của A")
    assert "Của A" in texts(world.get(world.a.site))
    assert "Của A" not in texts(world.get(world.b.site))
    assert "Của A" in texts(world.get(world.portal.site))


def test_the_sitemap_has_the_whole_address(world):
    page = issue(world.a)
    found = world.get(world.a.site, "/sitemap.xml").content.decode()
    if "<sitemapindex" in found:
        soup = BeautifulSoup(found, "xml")
        found = "".join(
            world.get(world.a.site, loc.text.removeprefix(world.a.site.root_url)).content.decode()
            for loc in soup.find_all("loc")
        )
    assert world.a.site.root_url + page_path(page) in found
