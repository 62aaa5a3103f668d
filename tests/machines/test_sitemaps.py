"""The sitemaps, read by a sitemap parser."""

import pytest
from usp.objects.sitemap import IndexXMLSitemap, PagesXMLSitemap
from usp.tree import sitemap_from_str

from communes.announcements.models import AnnouncementPage
from portal.machines.sitemaps import LanguageSitemap
from tests.announcements.factories import announce, section


def index(world, site):
    response = world.get(site, "/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    parsed = sitemap_from_str(response.text)
    assert isinstance(parsed, IndexXMLSitemap)
    return [found.url for found in parsed.sub_sitemaps]


def pages(world, site, path="/sitemap-vi.xml"):
    response = world.get(site, path)
    assert response.status_code == 200, response.status_code
    parsed = sitemap_from_str(response.text)
    assert isinstance(parsed, PagesXMLSitemap)
    return {page.url: page for page in parsed.all_pages()}


def test_the_index_names_a_sitemap_per_language_of_this_site(world):
    root = "http://a.test/sitemap"
    assert index(world, world.a.site) == [f"{root}-vi.xml", f"{root}-en.xml"]
    assert index(world, world.b.site) == ["http://b.test/sitemap-vi.xml"]
    assert world.get(world.b.site, "/sitemap-en.xml").status_code == 404


def test_all_that_it_lists_can_be_read_and_is_this_sites_alone(posts):
    for place, names in ((posts.a, ("-b", "tinh")), (posts.b, ("-a", "tinh")), (posts.portal, ())):
        found = pages(posts, place.site)
        assert f"http://{place.site.hostname}/" in found
        for url in found:
            assert url.startswith(f"http://{place.site.hostname}/")
            path = url.partition(place.site.hostname)[2]
            assert posts.get(place.site, path).status_code == 200, path
            assert not path.rstrip("/").endswith(names)
    own = {url.rstrip("/").rpartition("/")[2] for url in pages(posts, posts.a.site)}
    assert {"hop-xom-cua-a", "het-han-cua-a", "hoi-cua-a", "cam-cua-a"} <= own
    assert not {"chua-toi-cua-a", "nhap-cua-a"} & own


def test_translations_name_each_other_and_the_first_language_is_the_default(world):
    vietnamese, english = "http://a.test/gioi-thieu/", "http://a.test/en/about/"
    alternates = {("vi", vietnamese), ("en", english), ("x-default", vietnamese)}
    assert set(pages(world, world.a.site)[vietnamese].alternates) == alternates
    assert set(pages(world, world.a.site, "/sitemap-en.xml")[english].alternates) == alternates
    alone = announce(world.a)
    found = pages(world, world.a.site)[f"http://a.test/thong-bao/{alone.slug}/"]
    assert not found.alternates
    assert "xhtml:link" not in world.get(world.b.site, "/sitemap-vi.xml").text


def test_a_list_and_the_home_change_with_their_newest_item(world):
    page = announce(world.a)
    day = page.last_published_at.replace(year=2031)
    AnnouncementPage.objects.filter(pk=page.pk).update(last_published_at=day)
    found = pages(world, world.a.site)
    for path in ("", "thong-bao/", f"thong-bao/{page.slug}/"):
        assert found[f"http://a.test/{path}"].last_modified.year == 2031, path
    assert found["http://a.test/gioi-thieu/"].last_modified.year < 2031


def test_long_sitemaps_come_in_parts(world, monkeypatch):
    whole = set(pages(world, world.a.site))
    monkeypatch.setattr(LanguageSitemap, "limit", len(whole) - 2)
    assert "http://a.test/sitemap-vi.xml?p=2" in index(world, world.a.site)
    first, second = (
        set(pages(world, world.a.site, f"/sitemap-vi.xml?p={number}")) for number in (1, 2)
    )
    assert len(second) == 2
    assert first | second == whole
    for bad in ("3", "0", "x", "1e9"):
        assert world.get(world.a.site, f"/sitemap-vi.xml?p={bad}").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-vi.xml", "/robots.txt"])
def test_it_costs_the_same_with_many_pages(world, path, django_assert_max_num_queries):
    announce(world.a)
    world.get(world.a.site, path)
    section(world.a).save()
    for number in range(8):
        announce(world.a, f"Tin {number}")
    with django_assert_max_num_queries(11):
        response = world.get(world.a.site, path)
    again = world.get(world.a.site, path, HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304
    assert not response.cookies
