"""robots.txt, security.txt and the address of the password form."""

from datetime import timedelta

import pytest
from django.utils import timezone
from protego import Protego
from sectxt import Parser

from portal.core.models import ContactSettings

SECURITY = "/.well-known/security.txt"


def robots(world, site):
    response = world.get(site, "/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return Protego.parse(response.text)


def test_robots_may_read_all_but_the_admin_searches_and_codes(world):
    rules = robots(world, world.a.site)
    for path in (
        "/",
        "/thong-bao/",
        "/thong-bao/?page=2",
        "/hoi-dap/",
        "/en/",
        "/static/css/x.css",
    ):
        assert rules.can_fetch(f"http://a.test{path}", "AnyBot"), path
    for path in (
        "/admin/",
        "/admin/pages/3/",
        "/tim-kiem/?q=cam",
        "/en/tim-kiem/?q=tea",
        "/hoi-dap/tra-cuu/HD-7K3M-92QX/",
        "/en/questions-and-answers/tra-cuu/HD-7K3M-92QX/",
    ):
        assert not rules.can_fetch(f"http://a.test{path}", "AnyBot"), path
    assert list(rules.sitemaps) == ["http://a.test/sitemap.xml"]


def test_each_host_names_its_own_sitemap_and_languages(world):
    assert list(robots(world, world.b.site).sitemaps) == ["http://b.test/sitemap.xml"]
    assert "/en/" not in world.get(world.b.site, "/robots.txt").text


@pytest.fixture
def contact(world):
    row = ContactSettings.objects.get(site=world.portal.site)
    row.email, row.hotline = "baomat@tinh.test", "0238 300 0101"
    row.save()
    for place in (world.portal, world.a):
        place.site.port = 443
        place.site.save()
    return row


@pytest.mark.parametrize("place", ["portal", "a"])
def test_security_txt_says_whom_to_tell(world, contact, place):
    site = getattr(world, place).site
    text = world.get(site, SECURITY).text
    parsed = Parser(text.encode())
    assert parsed.is_valid(), parsed.errors
    assert parsed.contact_emails == ["baomat@tinh.test"]
    assert "Contact: tel:+842383000101" in text
    assert parsed.preferred_languages == ["vi", "en"]
    assert f"Canonical: https://{site.hostname}{SECURITY}" in text


def test_security_txt_ends_within_a_year_and_never_at_once(world, contact, monkeypatch):
    today = timezone.now()
    for days in (0, 29, 100, 364):
        monkeypatch.setattr(timezone, "now", lambda days=days: today + timedelta(days=days))
        line = world.get(world.a.site, SECURITY).text.split("Expires: ")[1].split("\n")[0]
        left = timezone.datetime.fromisoformat(line) - timezone.now()
        assert timedelta(days=140) < left < timedelta(days=200)


def test_without_contacts_the_portal_itself_is_named(world):
    assert "Contact: http://tinh.test/\n" in world.get(world.b.site, SECURITY).text


@pytest.mark.parametrize("place", ["portal", "a"])
def test_passwords_are_changed_on_the_portals_host(world, place):
    response = world.get(getattr(world, place).site, "/.well-known/change-password")
    assert (response.status_code, response["Location"]) == (302, "http://tinh.test/admin/account/")
    officer = world.admin_client(world.officer(world.a))
    assert "old_password" in officer.get("/admin/account/").text
    assert world.get(world.a.site, "/.well-known/khong-co").status_code == 404


def test_what_has_no_head_has_the_sites_icon_too(world):
    response = world.get(world.b.site, "/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/favicon-bien.svg")
    assert response["Cache-Control"] == "public, max-age=86400"
