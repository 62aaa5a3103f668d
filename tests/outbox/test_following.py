"""Mailings follow notices: to whom, when, and that changes reach those who have the first."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from communes.outbox.following import follow, follow_begun
from communes.outbox.models import Delivery, Mailing
from communes.outbox.retention import purge
from communes.outbox.sending import send_due
from tests.announcements.factories import announce
from tests.announcements.factories import section as list_of
from tests.outbox.conftest import republish


def test_publishing_makes_rows_and_a_task_sends_them(world, line, committed):
    page = committed(announce, world.a, "Họp xóm")
    assert line.got == [(1, "new"), (2, "new"), (3, "new")]
    mailing = Mailing.objects.get()
    assert (mailing.site, mailing.told) == (world.a.site, {"title": "Họp xóm"})
    committed(republish, page)
    committed(republish, page, pinned=True)
    assert line.acts() == ["new"]


def test_a_publication_that_is_taken_back_sends_nothing(world, line):
    announce(world.a)
    assert not Mailing.objects.exists()


@pytest.mark.parametrize(
    "why", ["draft", "to come", "ended", "sample", "practice", "private", "old"]
)
def test_what_not_everyone_has_now_is_sent_to_nobody(world, line, committed, settings, why):
    settings.PRACTICE = why == "practice"
    fields = {
        "draft": {"live": False},
        "to come": {"days": 2},
        "ended": {"days": -9, "lasts": 2},
        "sample": {"is_sample": True},
    }.get(why, {})
    page = announce(world.a, **fields)
    if why == "private":
        PageViewRestriction.objects.create(page=list_of(world.a), restriction_type="login")
    elif why == "old":
        long_ago = timezone.now() - timedelta(days=5)
        type(page).objects.filter(pk=page.pk).update(
            first_published_at=long_ago, starts_at=long_ago
        )
    assert follow(page.translation_key) == [] and follow_begun() == 0
    assert not line.got


@pytest.mark.parametrize("way", ["taken down", "deleted", "ended", "put off", "private"])
def test_what_is_taken_back_goes_to_those_who_have_it(world, line, committed, way):
    page = committed(announce, world.a)
    # One who came since has nothing to be told.
    line.receivers.add(9)
    if way == "taken down":
        committed(page.unpublish)
    elif way == "deleted":
        committed(Page.objects.get(pk=page.pk).delete)
    elif way == "ended":
        committed(republish, page, valid_until=timezone.now() - timedelta(minutes=1))
    elif way == "put off":
        committed(republish, page, starts_at=timezone.now() + timedelta(hours=1))
    else:
        restrict = PageViewRestriction.objects.create
        committed(restrict, page=list_of(world.a), restriction_type="login")
    assert line.got[3:] == [(1, "withdrawn"), (2, "withdrawn"), (3, "withdrawn")]


def test_a_change_reaches_those_who_have_it_and_those_whom_it_concerns_now(world, line, committed):
    page = committed(announce, world.a)
    line.receivers = {2, 7}
    committed(republish, page, correction="Họp lúc 19 giờ.")
    assert sorted(line.got[3:]) == [(n, "updated") for n in (1, 2, 3, 7)]


def test_a_change_overtakes_what_waits(world, line, committed):
    page = announce(world.a)
    follow(page.translation_key)
    line.receivers = set()
    committed(republish, page, correction="Họp lúc 19 giờ.")
    assert sorted(line.got) == [(1, "updated"), (2, "updated"), (3, "updated")]
    assert Delivery.objects.filter(state="stopped").count() == 3


def test_what_nobody_got_needs_no_withdrawal(world, line, committed):
    page = announce(world.a)
    follow(page.translation_key)
    committed(page.unpublish)
    assert not line.got
    assert [one.deliveries.exclude(state="stopped").count() for one in Mailing.objects.all()] == [
        0,
        0,
    ]


def test_what_ended_by_itself_is_not_withdrawn_and_begins_anew(world, line, committed, monkeypatch):
    page = committed(announce, world.a, lasts=2)
    moment = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert follow(page.translation_key) == []
    committed(republish, page, valid_until=moment + timedelta(days=1))
    assert line.acts() == ["new", "new"]


def test_a_later_end_keeps_it_standing(world, line, committed, monkeypatch):
    page = committed(announce, world.a, lasts=2)
    committed(republish, page, valid_until=page.valid_until + timedelta(days=5))
    moment = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    committed(page.unpublish)
    assert line.acts() == ["new", "withdrawn"]


def test_a_notice_that_moves_is_withdrawn_and_new_where_it_went(world, line, committed):
    page = committed(announce, world.a)
    committed(page.move, list_of(world.b), pos="last-child")
    assert [(one.act, one.site) for one in Mailing.objects.order_by("pk")] == [
        ("new", world.a.site),
        ("withdrawn", world.a.site),
        ("new", world.b.site),
    ]


def test_half_a_year_later_it_is_gone(world, line, committed):
    committed(announce, world.a)
    day = timezone.localdate() + timedelta(days=170)
    purge(day)
    assert Mailing.objects.exists()
    Mailing.objects.update(until=timezone.now(), made_at=timezone.now() - timedelta(days=190))
    purge(timezone.localdate(), dry_run=True)
    assert Mailing.objects.exists()
    purge(timezone.localdate())
    assert not Mailing.objects.exists() and not Delivery.objects.exists()
    send_due()
