"""What a form that stands open asks: does the session still hold, and whose is it?"""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.login.conftest import PASSWORD, add_app, code_of
from tests.login.test_sessions import age

STANDING = "/admin/login/phien/"
BACK = "/admin/login/tro-lai/"


@pytest.fixture
def editor(world, officer):
    return officer(world.a)


@pytest.fixture
def own(browser, editor):
    own = browser()
    own.log_in(editor.username)
    own.get("/admin/")
    return own


def test_nobody_is_told_as_nobody(browser):
    answer = browser().get(STANDING)
    assert answer.json()["user"] is None
    assert "no-store" in answer.headers["Cache-Control"]
    assert "sessionid" not in answer.cookies


def test_an_officer_is_told_with_a_token_for_forms(own, editor, world):
    own.handler.enforce_csrf_checks = True
    told = own.get(STANDING).json()
    assert told["user"] == editor.pk
    villages = reverse("villages:add")
    typed = {"name": "Xóm Mới", "site": world.a.site.pk}
    assert own.post(villages, typed).status_code == 403
    answer = own.post(villages, typed | {"csrfmiddlewaretoken": told["token"]})
    assert answer.status_code != 403


def test_asking_writes_nothing_and_makes_no_session_longer(own):
    before = age(own, hours=5)
    with CaptureQueriesContext(connection) as told:
        own.get(STANDING)
    assert [row["sql"] for row in told if not row["sql"].startswith("SELECT")] == []
    assert len(told) <= 5
    assert Session.objects.get(pk=own.session.session_key).expire_date == before
    age(own, hours=12, minutes=1)
    assert own.get(STANDING).json()["user"] is None


def test_the_cost_doesnt_grow_with_the_sites(own, world, officer, browser):
    with CaptureQueriesContext(connection) as one:
        own.get(STANDING)
    everywhere = browser()
    everywhere.log_in(officer(world.portal, "admin").username)
    everywhere.get("/admin/")
    with CaptureQueriesContext(connection) as all_sites:
        everywhere.get(STANDING)
    assert len(one) == len(all_sites)


def test_whose_log_in_is_half_done_is_nobody(browser, editor):
    device = add_app(editor)
    half = browser()
    half.log_in(editor.username)
    assert half.get(STANDING).json()["user"] is None
    half.post("/admin/login/hai-buoc/", {"code": code_of(device)})
    assert half.get(STANDING).json()["user"] == editor.pk


def test_only_looking_is_possible(own):
    assert own.post(STANDING).status_code == 405


def test_the_way_back_asks_for_the_log_in_and_says_whose_form_waits(own, browser, editor):
    wanted = f"{BACK}?nguoi={editor.pk}"
    stranger = browser()
    answer = stranger.get(wanted)
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/?next=")
    typed = {"username": editor.username, "password": PASSWORD, "next": wanted}
    assert stranger.post("/admin/login/", typed).url == wanted
    assert 'data-is-back="same"' in own.get(wanted).text
    other = own.get(f"{BACK}?nguoi={editor.pk + 1}")
    assert 'data-is-back="other"' in other.text
    assert editor.username in other.text


def test_from_the_others_session_there_is_a_way_to_the_right_one(own, editor):
    wanted = f"{BACK}?nguoi={editor.pk + 1}"
    answer = own.post("/admin/logout/", {"next": f"/admin/login/?next={wanted}"})
    assert answer.url == f"/admin/login/?next={wanted}"
    assert own.get(STANDING).json()["user"] is None


def test_forms_of_the_admin_say_whose_they_are(own, browser, editor):
    assert f'data-user="{editor.pk}"' in own.get("/admin/").text
    log_in = browser().get("/admin/login/").text
    assert 'data-user=""' in log_in
    assert "kept-dialog" not in log_in
