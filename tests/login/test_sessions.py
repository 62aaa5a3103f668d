"""A session lasts twelve hours from the last action; an open screen alone doesn't keep it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

HOURS = timedelta(hours=12)


@pytest.fixture
def own(world, browser, officer):
    own = browser()
    own.log_in(officer(world.a).username)
    own.get("/admin/")
    return own


def age(own, **by):
    """As if so much time had gone by since the session was written."""
    session = own.session
    if "last_action" in session:
        session["last_action"] -= int(timedelta(**by).total_seconds())
        session.save()
    kept = Session.objects.get(pk=session.session_key)
    kept.expire_date -= timedelta(**by)
    kept.save()
    return kept.expire_date


def writes(own, address, method="get", data=None):
    from django.db import connection

    with CaptureQueriesContext(connection) as told:
        getattr(own, method)(address, data)
    return [row["sql"] for row in told if row["sql"].startswith("UPDATE") and
            "django_session" in row["sql"]]  # fmt: skip


def test_it_ends_twelve_hours_after_the_last_action(own):
    age(own, hours=11, minutes=58)
    assert own.is_in()
    age(own, hours=11, minutes=58)
    assert own.is_in()  # the first look gave it its whole time again
    age(own, hours=12, minutes=1)
    assert not own.is_in()


def test_an_action_gives_the_whole_time_again(own):
    age(own, hours=5)
    own.get("/admin/pages/")
    left = Session.objects.get(pk=own.session.session_key).expire_date - timezone.now()
    assert timedelta() <= HOURS - left < timedelta(minutes=1)


def test_actions_within_a_minute_write_once(own):
    age(own, minutes=5)
    assert len(writes(own, "/admin/pages/")) == 1
    assert writes(own, "/admin/pages/") == []


def test_an_open_screen_is_no_action(own, world):
    page, before = world.a.home.pk, age(own, hours=5)
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page, 1])
    assert writes(own, ping, "post", {}) == []
    assert Session.objects.get(pk=own.session.session_key).expire_date == before


def test_readers_get_no_session(world):
    answer = world.get(world.a.site)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_page_of_the_log_in_makes_no_session(world, browser):
    assert "sessionid" not in browser().get("/admin/login/").cookies
