"""The portal's home and the directory of communes."""

from html import unescape

import pytest
from wagtail.models import Site

from communes.models import CommuneSettings
from communes.provisioning import CommuneSpec, open_commune
from communes.units.models import AdministrativeUnit, UnitSuccession
from home.cards import commune_cards
from home.demo import load
from portal.core.demo import DemoWorld
from portal.sites.frame import Frame

PATH = "/chon-xa-cua-ban/"


def html_of(world, path="/", **params):
    response = world.get(world.portal.site, path, data=params)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def units(world):
    """Commune A was An Bình and merged, with Thọ Bình, into Đức Bình; B only lost its district."""
    make = AdministrativeUnit.objects.create
    xa = AdministrativeUnit.UnitType.XA
    old = make(gso_code="90001", name="An Bình", unit_type=xa)
    other = make(gso_code="90002", name="Thọ Bình", unit_type=xa)
    new = make(gso_code="90001", name="Đức Bình", unit_type=xa, valid_from="2025-07-01")
    kept_before = make(gso_code="90003", name="Bình Minh", unit_type=xa)
    kept_after = make(gso_code="90003", name="Bình Minh", unit_type=xa, valid_from="2025-07-01")
    for before, after, kind in (
        (old, new, "merge"),
        (other, new, "merge"),
        (kept_before, kept_after, "kept"),
    ):
        UnitSuccession.objects.create(
            predecessor=before, successor=after, kind=kind, effective_date="2025-07-01"
        )
    CommuneSettings.objects.filter(site=world.a.site).update(unit=old)
    CommuneSettings.objects.filter(site=world.b.site).update(unit=kept_before)


def test_an_empty_portal_has_a_home(world):
    html = html_of(world)
    assert "<h1>Cổng xã Nghệ An</h1>" in html
    assert 'id="chon-xa"' in html
    assert 'data-theme="bien" href="http://b.test/"' in html
    assert html.count('name="q"') == 1


def test_the_home_shows_headline_tasks_and_figures(world):
    load(DemoWorld(world.portal, {}, lambda _text: None))
    html = html_of(world)
    assert "<h1>Việc làng, việc xã ở ngay trong tay bạn</h1>" in html
    assert "Chuyển đổi số ở ba xã thí điểm" in html
    assert "<dd>475</dd>" in html
    assert "161/150" in html


def test_the_home_shows_six_communes_at_most(world):
    for number in range(7):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
    html = html_of(world)
    assert html.count('class="card place"') == 6


def test_the_home_costs_few_queries(world, count_queries):
    count_queries(world.portal.site)


def test_the_directory_lists_all_communes_with_what_they_became(world, units):
    html = html_of(world, PATH)
    assert "2 xã" in html
    assert "Nay thuộc xã Đức Bình" in html
    assert "Nay thuộc xã Bình Minh" not in html


@pytest.mark.parametrize("name", ["an binh", "AN BÌNH", "xã an bình", "Đức Bình", "duc binh"])
def test_a_commune_is_found_by_its_name_and_by_what_it_became(world, units, name):
    html = html_of(world, PATH, q=name)
    assert "http://a.test/" in html.split("<main")[1].split("</main>")[0]
    assert "http://b.test/" not in html.split("<main")[1].split("</main>")[0]


def test_a_commune_that_took_over_is_found_by_the_older_name(world, units):
    new = AdministrativeUnit.objects.get(name="Đức Bình")
    CommuneSettings.objects.filter(site=world.a.site).update(unit=new)
    main = html_of(world, PATH, q="tho binh").split("<main")[1].split("</main>")[0]
    assert "http://a.test/" in main


@pytest.mark.parametrize("name", ["xyz", '"', "%", "\x00", "'; --", "(", "a" * 500, "…"])
def test_an_unknown_or_odd_name_is_answered_kindly(world, units, name):
    html = html_of(world, PATH, q=name)
    if name == "xyz":
        assert "Chưa có xã nào mang tên “xyz”" in html


def test_a_site_without_unit_or_settings_has_a_card(world):
    CommuneSettings.objects.filter(site=world.b.site).delete()
    site = Site.objects.select_related("identitysettings").get(pk=world.b.site.pk)
    assert [card.note for card in commune_cards([site], Frame(world.portal.site))] == [""]


def test_the_directory_comes_in_pages_at_the_same_cost(world, count_queries):
    for number in range(24):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
    html = html_of(world, PATH)
    assert html.count('class="card place"') == 24
    assert "?page=2" in html
    count_queries(world.portal.site, f"{PATH}?page=2")
