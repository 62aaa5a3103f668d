"""Sending what is due: a row at a time, never twice, no faster than the way may.

A row is `SENDING`, and that is committed, before the first byte leaves, and `SENT` after. Who is
killed between the two leaves a row of which nobody knows whether it arrived: it is never sent
again by itself (docs/outbox.md), unless its way tells receivers how to know it again.
"""

import logging
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from communes.outbox.models import Delivery, DeliveryState
from communes.outbox.ways import MaybeSent, NotSent, NotWanted, Sender, Way, WayDown, ways

logger = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
# How long after each try that failed comes the next one; after the last it is given up.
WAITS = tuple(timedelta(minutes=one) for one in (1, 5, 30, 120, 360, 720))
# No way takes so long with one message: who had it is gone.
LOST_AFTER = timedelta(minutes=15)


def send_due() -> Counter[str]:
    """Sends what is due by all ways, as much as a minute has room for; how many rows came into
    which state. Any number may run at once."""
    _note_over()
    counts: Counter[str] = Counter()
    for way in ways():
        _note_lost(way)
        counts += _send_by(way)
    return counts


def _send_by(way: Way) -> Counter[str]:
    counts: Counter[str] = Counter()
    room = settings.OUTBOX_PER_MINUTE - _taken_lately(way)
    if room <= 0 or not _due(way).exists():
        return counts
    try:
        sender = way.start()
    except WayDown as error:
        logger.warning("Nothing can be sent by %s: %s", way.name, error)
        return counts
    with closing(sender):
        while room > 0 and (delivery := _take(way)):
            room -= 1
            try:
                counts[_send(sender, delivery)] += 1
            except WayDown as error:
                logger.warning("Nothing can be sent by %s any more: %s", way.name, error)
                break
    return counts


def _due(way: Way) -> QuerySet[Delivery]:
    """What may go now: the most urgent first."""
    rows = Delivery.objects.filter(
        state=DeliveryState.WAITING,
        next_try_at__lte=timezone.now(),
        mailing__way=way.name,
        mailing__is_stopped=False,
    )
    return rows.order_by("-mailing__urgency", "next_try_at", "pk")


def _taken_lately(way: Way) -> int:
    since = timezone.now() - MINUTE
    return Delivery.objects.filter(mailing__way=way.name, taken_at__gt=since).count()


@transaction.atomic
def _take(way: Way) -> Delivery | None:
    """The next row, which is nobody else's from now on; None where none is due."""
    if connection.features.has_select_for_update_skip_locked:
        rows = _due(way).select_for_update(of=("self",), skip_locked=True)
    else:
        # There one writer waits for the other (docs/adr/0003).
        rows = _due(way).select_for_update(of=("self",))
    found = rows.select_related("mailing__site").first()
    if found is None:
        return None
    found.state, found.taken_at = DeliveryState.SENDING, timezone.now()
    found.attempts += 1
    mine = Delivery.objects.filter(pk=found.pk, state=DeliveryState.WAITING)
    taken = mine.update(state=found.state, taken_at=found.taken_at, attempts=found.attempts)
    return found if taken else None


def _send(sender: Sender, delivery: Delivery) -> DeliveryState:
    """Sends a row that was taken and notes what became of it. Raises `WayDown`."""
    now = timezone.now()
    try:
        sender.send(delivery)
    except NotSent as error:
        return _note_failure(delivery, error, now)
    except NotWanted as error:
        return _note(delivery, DeliveryState.STOPPED, str(error))
    except WayDown as error:
        # Nobody tried to give it to its receiver.
        again = {"next_try_at": now + MINUTE, "attempts": F("attempts") - 1}
        _note(delivery, DeliveryState.WAITING, str(error), **again)
        raise
    except MaybeSent as error:
        return _note(delivery, DeliveryState.UNKNOWN, str(error))
    except Exception as error:
        # One that can't be written holds up no other.
        logger.exception("Delivery %s", delivery.pk)
        return _note(delivery, DeliveryState.UNKNOWN, type(error).__name__)
    return _note(delivery, DeliveryState.SENT, sent_at=timezone.now())


def _note_failure(delivery: Delivery, error: NotSent, now: datetime) -> DeliveryState:
    if error.is_final or delivery.attempts > len(WAITS):
        return _note(delivery, DeliveryState.FAILED, str(error))
    later = now + WAITS[delivery.attempts - 1]
    return _note(delivery, DeliveryState.WAITING, str(error), next_try_at=later)


def _note(delivery: Delivery, state: DeliveryState, error: str = "", **values) -> DeliveryState:
    delivery.state, delivery.error = state, error[: Delivery._meta.get_field("error").max_length]
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING)
    mine.update(state=state, error=delivery.error, **values)
    return state


def _note_over() -> None:
    """What no longer holds is sent to nobody."""
    rows = Delivery.objects.filter(state=DeliveryState.WAITING, mailing__until__lte=timezone.now())
    rows.update(state=DeliveryState.STOPPED, error="over")


def _note_lost(way: Way) -> None:
    """Rows whose worker is gone: of a way that may repeat they wait again."""
    long_ago = timezone.now() - LOST_AFTER
    rows = Delivery.objects.filter(
        mailing__way=way.name, state=DeliveryState.SENDING, taken_at__lt=long_ago
    )
    state = DeliveryState.WAITING if way.is_repeatable else DeliveryState.UNKNOWN
    rows.update(state=state, error="worker gone")
