"""Sending: each receiver once, whatever breaks; what can't be known is said and not guessed."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.outbox import sending
from communes.outbox.cards import words_of
from communes.outbox.following import follow
from communes.outbox.models import Delivery, DeliveryState, Mailing
from communes.outbox.sending import WAITS, send_due
from communes.outbox.ways import MaybeSent, NotSent, NotWanted, WayDown
from tests.announcements.factories import URGENT, announce


class Killed(BaseException):
    """The worker is gone: nothing after it runs."""


def states() -> dict[str, int]:
    return dict(Counter(Delivery.objects.values_list("state", flat=True)))


def later(monkeypatch, **by) -> None:
    moment = timezone.now() + timedelta(**by)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def waiting(world, count: int, line, **fields) -> Mailing:
    line.receivers = set(range(1, count + 1))
    (mailing,) = follow(announce(world.a, **fields).translation_key)
    return mailing


@pytest.mark.parametrize("when", ["before it arrived", "after it arrived"])
def test_a_worker_killed_at_50_of_100_sends_none_twice_and_loses_none(
    world, line, monkeypatch, when
):
    mailing = waiting(world, 100, line)

    def die(delivery):
        if len(line.got) == (49 if when == "before it arrived" else 50):
            raise Killed

    setattr(line, "happens" if when == "before it arrived" else "after", die)
    with pytest.raises(Killed):
        send_due()
    line.happens = line.after = lambda delivery: None
    assert states() == {"sent": 49, "sending": 1, "waiting": 50}
    send_due()
    assert states() == {"sent": 99, "sending": 1}
    # Nobody knows of the one: it isn't sent again by itself, and is told to the officer.
    later(monkeypatch, minutes=16)
    send_due()
    assert states() == {"sent": 99, "unknown": 1}
    got = Counter(receiver for receiver, _act in line.got)
    assert max(got.values()) == 1
    assert len(got) == (99 if when == "before it arrived" else 100)
    told = words_of(Mailing.objects.counted().get(pk=mailing.pk))
    assert told == "Đã gửi 99/100 · chưa rõ đã tới chưa: 1"


def test_a_way_that_may_repeat_sends_again_what_nobody_knows_of(world, line, monkeypatch):
    line.options = {"is_repeatable": True}
    waiting(world, 1, line)
    line.after = lambda delivery: (_ for _ in ()).throw(Killed)
    with pytest.raises(Killed):
        send_due()
    line.after = lambda delivery: None
    later(monkeypatch, minutes=16)
    send_due()
    assert states() == {"sent": 1} and len(line.got) == 2


def test_what_fails_is_tried_again_after_growing_waits_and_given_up(world, line, monkeypatch):
    waiting(world, 1, line, lasts=30)
    tries = []

    def fail(delivery):
        tries.append(timezone.now())
        raise NotSent("451")

    line.happens = fail
    for wait in WAITS:
        send_due()
        send_due()
        assert states() == {"waiting": 1}
        later(monkeypatch, seconds=wait.total_seconds() + 1)
    send_due()
    assert states() == {"failed": 1} and len(tries) == len(WAITS) + 1
    assert Delivery.objects.get().error == "451"


def test_what_is_refused_for_good_is_tried_once(world, line):
    waiting(world, 2, line)

    def refuse(delivery):
        if delivery.receiver == 1:
            raise NotSent("550", is_final=True)

    line.happens = refuse
    send_due()
    assert states() == {"failed": 1, "sent": 1}


@pytest.mark.parametrize(
    ("error", "state"),
    [(MaybeSent("lost"), "unknown"), (NotWanted("left"), "stopped"), (KeyError("x"), "unknown")],
)
def test_one_that_goes_wrong_holds_up_no_other(world, line, error, state, caplog):
    waiting(world, 3, line)

    def go_wrong(delivery):
        if delivery.receiver == 1:
            raise error

    line.happens = go_wrong
    send_due()
    assert states() == {state: 1, "sent": 2}


def test_a_way_that_is_down_costs_no_receiver_a_try(world, line, monkeypatch):
    waiting(world, 3, line)
    line.is_down = True
    send_due()
    line.is_down = False
    line.happens = lambda delivery: (_ for _ in ()).throw(WayDown("gone"))
    send_due()
    assert set(Delivery.objects.values_list("state", "attempts")) == {("waiting", 0)}
    line.happens = lambda delivery: None
    later(monkeypatch, minutes=2)
    send_due()
    assert states() == {"sent": 3}


def test_no_more_goes_in_a_minute_than_may_and_the_urgent_first(world, line, settings, monkeypatch):
    settings.OUTBOX_PER_MINUTE = 4
    waiting(world, 3, line, title="Thường")
    urgent = waiting(world, 3, line, title="Gấp", urgency=URGENT, lasts=2)
    send_due()
    send_due()
    assert len(line.got) == 4
    sent = Delivery.objects.filter(state="sent")
    assert sent.filter(mailing=urgent).count() == 3
    later(monkeypatch, seconds=61)
    send_due()
    assert states() == {"sent": 6}


def test_what_is_over_is_sent_to_nobody(world, line, monkeypatch):
    waiting(world, 2, line)
    later(monkeypatch, days=30)
    send_due()
    assert states() == {"stopped": 2} and not line.got


def test_the_command_sends_what_waits_and_follows_what_has_begun(world, line, monkeypatch, capsys):
    announce(world.a, days=1)
    call_command("send_outbox")
    assert not line.got
    later(monkeypatch, days=1, minutes=1)
    call_command("send_outbox")
    call_command("send_outbox")
    assert len(line.got) == 3
    assert "Mailings: 1\nDeliveries: sent 3" in capsys.readouterr().out


def test_a_row_costs_the_same_however_many_wait(world, line, settings):
    def cost(count):
        Mailing.objects.all().delete()
        waiting(world, count, line, title=f"Tin {count}")
        settings.OUTBOX_PER_MINUTE = 2
        with CaptureQueriesContext(connection) as captured:
            send_due()
        return len(captured)

    assert (
        cost(2) == cost(40) - 0 and Delivery.objects.filter(state=DeliveryState.SENT).count() == 2
    )


def test_two_workers_take_different_rows(world, line):
    waiting(world, 4, line)
    (way,) = sending.ways()
    taken = [sending._take(way) for _ in range(5)]
    assert len({one.pk for one in taken if one}) == 4 and taken[4] is None
