"""Keeping mailings in step with what there is to tell: new, changed, taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Site

from communes.outbox.models import Act, Delivery, DeliveryState, Mailing
from communes.outbox.models.deliveries import MAY_HAVE_IT

# What was public longer, without a mailing, is no news: it was there before its way was.
NEWS = timedelta(days=2)
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class ToTell:
    """What a way is to tell of something now: `said` is a digest of what is told anew when it
    changes, `tells()` what a mailing freezes, `receivers()` the keys of those who get it."""

    site: Site
    urgency: int
    said: str
    until: datetime
    is_news: bool
    tells: Callable[[], dict[str, Any]]
    receivers: Callable[[], Iterable[int]]


def keep_up(subject: UUID, way: str, now: ToTell | None) -> list[Mailing]:
    """Makes what receivers don't know yet of a subject; `now` is None where there is nothing to
    tell any more. Call it inside a transaction that holds the subject."""
    before = Mailing.objects.about(subject, way)
    last = before.last()
    stands = last is not None and last.act != Act.WITHDRAWN and last.until > timezone.now()
    made: list[Mailing] = []
    if last and stands and (now is None or now.site.pk != last.site_id):
        made.append(_withdraw(last))
        last, stands = made[0], False
    if now is None:
        return made
    if last and stands and last.said == now.said:
        if last.until != now.until:
            last.until = now.until
            last.save(update_fields=["until"])
        return made
    if last is None and not now.is_news:
        return made
    mailing = Mailing(
        site=now.site,
        way=way,
        subject=subject,
        number=last.number + 1 if last else 1,
        act=Act.UPDATED if stands else Act.NEW,
        urgency=now.urgency,
        said=now.said,
        told=now.tells(),
        until=now.until,
    )
    have_it = _overtake(mailing) if stands else set()
    return [*made, _keep(mailing, have_it.union(now.receivers()))]


def _withdraw(last: Mailing) -> Mailing:
    """Takes back what `last` told: from those who have it, or may have it."""
    mailing = Mailing(
        site_id=last.site_id,
        way=last.way,
        subject=last.subject,
        number=last.number + 1,
        act=Act.WITHDRAWN,
        urgency=last.urgency,
        said=last.said,
        told=last.told,
        until=last.until,
    )
    _overtake(mailing)
    return _keep(mailing, _who_may_have(mailing))


def _overtake(mailing: Mailing) -> set[int]:
    """Stops what an earlier mailing has not sent yet: it no longer holds. Gives who had, may have,
    or were to have it."""
    earlier = Delivery.objects.filter(
        mailing__in=Mailing.objects.about(mailing.subject, mailing.way)
    )
    waiting = earlier.filter(state=DeliveryState.WAITING, mailing__is_stopped=False)
    were_to_have = set(waiting.values_list("receiver", flat=True))
    earlier.filter(state=DeliveryState.WAITING).update(
        state=DeliveryState.STOPPED, error="overtaken"
    )
    return were_to_have | _who_may_have(mailing)


def _who_may_have(mailing: Mailing) -> set[int]:
    rows = _rows_about(mailing).filter(state__in=MAY_HAVE_IT)
    return set(rows.values_list("receiver", flat=True))


def _rows_about(mailing: Mailing) -> QuerySet[Delivery]:
    """What was made of the same subject by the same way."""
    return Delivery.objects.filter(mailing__subject=mailing.subject, mailing__way=mailing.way)


def _keep(mailing: Mailing, receivers: Iterable[int]) -> Mailing:
    mailing.save(force_insert=True)
    rows = (
        Delivery(mailing=mailing, key=f"{mailing.key}:{one}", receiver=one)
        for one in sorted(receivers)
    )
    Delivery.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    return mailing
