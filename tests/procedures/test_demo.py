"""The demo's procedures: all marked as samples, each commune's words its own."""

import pytest

from communes.procedures.demo import load, procedures
from communes.procedures.models import LifeEventPage, ProcedureOverlay, ProcedurePage
from portal.core.demo import DemoWorld
from tests.procedures.factories import path_of

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(scope="module")
def demo_world(module_world):
    communes = {"thanhson": module_world.a, "minhhop": module_world.b}
    return DemoWorld(module_world.portal, communes, lambda line: None)


@pytest.fixture(scope="module")
def loaded(demo_world):
    load(demo_world)


def test_every_procedure_of_the_files_stands_on_the_portal_once():
    codes = [one.code for _field, one in procedures()]
    assert len(codes) == len(set(codes)) >= 40
    found = ProcedurePage.objects.filter(locale__language_code="vi", live=True)
    assert sorted(found.values_list("code_key", flat=True)) == sorted(codes)
    assert not found.filter(is_sample=False)
    assert not LifeEventPage.objects.filter(is_sample=False)


def test_every_step_of_a_life_event_that_names_codes_leads_to_them():
    events = LifeEventPage.objects.filter(locale__language_code="vi")
    assert len(events) == 8
    for event in events:
        assert event.procedure_ids, event.title


def test_communes_say_different_things_of_the_same_procedure():
    rows = ProcedureOverlay.objects.filter(procedure__code_key="1.001193")
    assert len({row.counter for row in rows}) == len(rows) >= 2


def test_loading_it_again_adds_nothing(demo_world):
    def counted():
        return [m.objects.count() for m in (ProcedurePage, LifeEventPage, ProcedureOverlay)]

    before = counted()
    load(demo_world)
    assert counted() == before


def test_a_commune_shows_its_counter_and_the_other_not(world):
    page = ProcedurePage.objects.get(code_key="1.001193")
    own, other = (
        ProcedureOverlay.objects.get(site=commune.site, procedure=page).counter
        for commune in (world.a, world.b)
    )
    here = world.get(world.a.site, path_of(page)).content.decode()
    assert own in here
    assert f"{other}</" not in here
