"""The officer stops, goes on and sends again what is of the own site."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from communes.outbox.following import follow
from communes.outbox.models import Delivery, Mailing
from communes.outbox.sending import send_due
from tests.announcements.factories import announce


@pytest.fixture
def mailing(world, line):
    (made,) = follow(announce(world.a).translation_key)
    return made


@pytest.fixture
def press(world, mailing, django_capture_on_commit_callbacks):
    def post(name, commune=None, role="editor"):
        client = world.admin_client(world.officer(commune or world.a, role))
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse(f"outbox_{name}", args=[mailing.pk]))

    return post


def test_what_is_stopped_waits_until_it_goes_on(line, press, mailing):
    answer = press("stop")
    assert answer.status_code == 302 and answer.url.endswith("/cac-kenh/#test")
    send_due()
    assert not line.got and Mailing.objects.get().is_stopped
    press("continue")
    assert len(line.got) == 3
    assert {one.action for one in ModelLogEntry.objects.all()} == {"outbox.stop", "outbox.continue"}


def test_what_failed_and_what_nobody_knows_of_is_sent_again(line, press, mailing):
    rows = list(Delivery.objects.order_by("pk"))
    for row, state in zip(rows, ("failed", "unknown", "sent"), strict=True):
        Delivery.objects.filter(pk=row.pk).update(state=state, attempts=7)
    press("again")
    assert [receiver for receiver, _act in line.got] == [1, 2]


@pytest.mark.parametrize("name", ["stop", "continue", "again"])
def test_others_get_the_answer_of_a_mailing_that_is_not_there(world, line, press, name):
    assert press(name, world.b).status_code == 404
    assert press(name, world.b, "admin").status_code == 404
    assert press(name, role="contributor").status_code == 404
    assert press(name, world.portal, "admin").status_code in (302, 404)


def test_reading_an_address_changes_nothing(world, line, mailing):
    client = world.admin_client(world.officer(world.a))
    assert client.get(reverse("outbox_stop", args=[mailing.pk])).status_code == 405
    assert not Mailing.objects.get().is_stopped
