"""The sample drafts: at every stage, idempotent, marked as such, in whole English."""

import pytest
from django.test import TestCase

from communes.consultations.choices import State, Status
from communes.consultations.demo import drafts_of, load
from communes.consultations.models import Comment, ConsultationPage
from portal.core.demo import DemoWorld
from tests.announcements.factories import texts


@pytest.fixture(scope="module")
def small_demo(module_world):
    a, b = module_world.a, module_world.b
    made = DemoWorld(module_world.portal, {"thanhson": a, "khanhhop": b}, lambda line: None)
    with TestCase.captureOnCommitCallbacks(execute=True):
        load(made)
    return made


def test_a_commune_has_a_draft_at_every_stage_but_one(small_demo, world):
    pages = ConsultationPage.objects.descendant_of(world.a.home)
    assert {page.state for page in pages} == {State.OPEN, State.ANSWERED}
    assert any(page.is_open and page.days_left <= 3 for page in pages)
    below_b = ConsultationPage.objects.descendant_of(world.b.home)
    assert {page.state for page in below_b} == {State.CLOSED}
    below_portal = ConsultationPage.objects.descendant_of(world.portal.home)
    assert {page.state for page in below_portal} == {State.OPEN, State.UPCOMING}
    assert not ConsultationPage.objects.filter(is_sample=False).exists()
    assert not Comment.objects.filter(is_sample=False).exists()
    assert {Status.WAITING, Status.SHOWN, Status.GROUPED} == set(
        Comment.objects.values_list("status", flat=True)
    )
    for page in pages:
        page.full_clean()
        assert page.files.get().document.get_file_size() > 1000


def test_loading_it_again_makes_nothing(small_demo, db):
    before = ConsultationPage.objects.count(), Comment.objects.count()
    load(small_demo)
    assert before == (ConsultationPage.objects.count(), Comment.objects.count())


def test_its_english_is_whole(small_demo, world):
    wanted = sum(draft.in_english for key in ("thanhson", "portal") for draft in drafts_of(key))
    english = ConsultationPage.objects.filter(locale__language_code="en")
    assert english.filter(live=True).count() == wanted
    page = english.exclude(answered_at=None).get()
    html = texts(world.get(world.a.site, "/en/" + page.url_path.split("/", 2)[2]))
    for shown in ("Accepted in part", "It begins at 5:30", "13 comments", "Most people want"):
        assert shown in html, shown
