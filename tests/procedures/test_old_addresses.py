"""A new address of a procedure, or of a section, leads on wherever the old one was read."""

import pytest

from communes.procedures.models import ProcedurePage
from portal.lifecycle.old_addresses import merge
from tests.procedures.factories import make_event, make_procedure, path_of, say, section

LIST = "/thu-tuc-hanh-chinh/"


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Gives a page another slug by publishing a draft, as the editor does."""

    def rename(page, slug):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    return rename


def led(world, place, path) -> tuple[int, str]:
    """Where one step leads from an address: its status, and where to."""
    response = world.get(place.site, path)
    return response.status_code, response.headers.get("Location", "")


def test_a_procedures_old_address_leads_on_at_every_site(world, rename):
    page = make_procedure(world.portal)
    old = path_of(page)
    rename(page, "khai-sinh")
    for place in (world.portal, world.a, world.b):
        assert led(world, place, f"{old}?a=1") == (301, f"{LIST}khai-sinh/?a=1")
    rename(page, "khai-sinh-2")
    for name in (old, f"{LIST}khai-sinh/"):
        assert led(world, world.a, name) == (301, f"{LIST}khai-sinh-2/")


def test_a_life_event_leads_on_too(world, rename):
    event = make_event(world.portal, "Sinh con", ("Làm giấy khai sinh", "", []))
    old = path_of(event)
    rename(event, "co-con")
    assert led(world, world.b, old) == (301, f"{LIST}co-con/")


def test_a_commune_that_does_not_offer_it_leads_nowhere(world, rename):
    page = make_procedure(world.portal)
    old = path_of(page)
    say(world.a, page, is_offered=False)
    rename(page, "khai-sinh")
    assert led(world, world.a, old) == (404, "")
    assert led(world, world.b, old) == (301, f"{LIST}khai-sinh/")


def test_a_draft_and_a_hidden_procedure_lead_nowhere(world, rename):
    page = make_procedure(world.portal)
    old = path_of(page)
    rename(page, "khai-sinh")
    ProcedurePage.objects.get(pk=page.pk).unpublish()
    assert led(world, world.a, old) == (404, "")


def test_a_communes_renamed_section_takes_the_procedures_along(world, rename):
    page = make_procedure(world.portal)
    old = path_of(page)
    rename(section(world.a), "lam-giay-to")
    assert led(world, world.a, old) == (301, f"/lam-giay-to/{page.slug}/")
    rename(page, "khai-sinh")
    for name in (old, f"/lam-giay-to/{page.slug}/"):
        assert led(world, world.a, name) == (301, "/lam-giay-to/khai-sinh/")
    assert led(world, world.b, old) == (301, f"{LIST}khai-sinh/")


def test_the_portals_renamed_section_changes_nothing_on_communes(world, rename):
    page = make_procedure(world.portal)
    old = path_of(page)
    rename(page, "khai-sinh")
    rename(section(world.portal), "giay-to")
    assert led(world, world.a, old) == (301, f"{LIST}khai-sinh/")
    assert led(world, world.portal, old) == (301, "/giay-to/khai-sinh/")


def test_a_merged_procedure_leads_to_the_one_that_stays(world):
    page, other = make_procedure(world.portal), make_procedure(world.portal, "Khác")
    merge(page, other)
    page.delete()
    assert led(world, world.a, path_of(page)) == (301, path_of(other))


def test_english_readers_are_led_on_in_english(world, rename):
    page = make_procedure(world.portal)
    english = page.copy_for_translation(world.portal.homes["en"].locale, copy_parents=True)
    english.slug = "births"
    english.save_revision().publish()
    old = f"{section(world.a, 'en').slug}/births/"
    rename(english, "birth")
    assert led(world, world.a, f"/en/{old}")[1].endswith("/birth/")


@pytest.mark.parametrize("rest", ["khong-co/", "khong-co/nua/", "a/b/c/d/", "%00/", "/"])
def test_what_never_was_leads_nowhere(world, rest):
    make_procedure(world.portal)
    assert led(world, world.a, LIST + rest) == (404, "")
