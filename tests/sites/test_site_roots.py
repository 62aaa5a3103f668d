import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from portal.sites import site_roots
from tests.announcements.factories import URGENT, announce


def as_wagtail_says(page):
    """The same by Wagtail's own list of all sites."""
    return [row for row in Site.get_site_root_paths() if page.url_path.startswith(row.root_path)]


def link_to(page) -> str:
    """A rich text with a link that Wagtail resolves."""
    return f'<p><a linktype="page" id="{page.pk}">Xã bên</a></p>'


def test_every_page_has_the_address_that_wagtail_gives_it(world):
    for page in Page.objects.all():
        expected = {tuple(row) for row in as_wagtail_says(page)}
        assert {tuple(row) for row in page._get_relevant_site_root_paths()} == expected, page.title


def test_english_pages_stand_under_their_prefix(world):
    assert world.a.homes["en"].full_url == "http://a.test/en/"
    assert world.b.home.full_url == "http://b.test/"


def test_a_link_is_a_path_on_its_own_site_and_whole_on_others(world):
    request = RequestFactory().get("/", headers={"host": "a.test"})
    request._wagtail_site = world.a.site
    assert world.a.homes["en"].get_url(request) == "/en/"
    assert world.b.home.get_url(request) == "http://b.test/"
    assert world.b.home.relative_url(world.b.site) == "/"
    assert Page.get_first_root_node().get_url(request) is None
    for page in Page.objects.filter(depth__gt=1):
        assert page.url == page.full_url


def test_root_above_all_sites_has_no_address(world):
    assert Page.get_first_root_node().full_url is None


def test_home_without_a_site_has_no_address(world):
    root = Page.get_first_root_node()
    assert root.add_child(instance=Page(title="Lạc", slug="lac")).full_url is None


def test_a_link_to_another_commune_costs_one_query_and_then_none(world):
    page = Page.objects.get(pk=world.b.home.pk)
    with CaptureQueriesContext(connection) as first:
        page.get_full_url()
    with CaptureQueriesContext(connection) as second:
        Page.objects.get(pk=page.pk).get_full_url()
    assert (len(first), len(second)) == (1, 1)  # the second is the page itself


def test_no_public_page_asks_for_all_sites(world, monkeypatch):
    def refuse():
        raise AssertionError("all sites were asked for")

    announce(world.a, "Bão", urgency=URGENT, body=[("text", link_to(world.b.home))])
    monkeypatch.setattr(Site, "get_site_root_paths", staticmethod(refuse))
    assert "http://b.test/" in world.get(world.a.site, "/thong-bao/bao/").text
    for site in (world.portal.site, world.a.site):
        paths = ["/", "/tim-kiem/?q=an"]
        paths += [f"/{page.slug}/" for page in site.root_page.get_children().live()]
        for path in paths:
            assert world.get(site, path).status_code == 200, path


@pytest.mark.django_db(transaction=False)
def test_a_new_host_shows_at_once(world, django_capture_on_commit_callbacks):
    page = Page.objects.get(pk=world.b.home.pk)
    assert page.full_url == "http://b.test/"
    with django_capture_on_commit_callbacks(execute=True):
        site = Site.objects.get(hostname="b.test")
        site.hostname = "moi.test"
        site.save()
    assert Page.objects.get(pk=page.pk).full_url == "http://moi.test/"


def test_a_renamed_home_keeps_its_addresses(world, django_capture_on_commit_callbacks):
    section = world.b.home.get_children().first()
    before = section.full_url
    with django_capture_on_commit_callbacks(execute=True):
        home = world.b.home
        home.slug = "ten-moi"
        home.save_revision().publish()
    assert Page.objects.get(pk=section.pk).full_url == before


def test_what_is_kept_stays_kept_when_other_pages_are_saved(
    world, django_capture_on_commit_callbacks
):
    site_roots.kept_roots_at(world.b.home.path)
    with django_capture_on_commit_callbacks(execute=True):
        world.a.home.get_children().first().specific.save()
    with CaptureQueriesContext(connection) as queries:
        site_roots.kept_roots_at(world.b.home.path)
    assert len(queries) == 0
