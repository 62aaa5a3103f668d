"""The heads of days: the last hash of each, by which a kept one proves what was changed later."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.utils import timezone

from portal.register.models.entries import RegisterEntry

# A publication that began before midnight may end after it.
SETTLES_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True)
class Head:
    """The last entry of a day that is over: its place and hash."""

    day: date
    sequence: int
    hash: str

    @property
    def parts(self) -> list[str]:
        """The hash in eights, between which a narrow screen may break it."""
        return [self.hash[start : start + 8] for start in range(0, len(self.hash), 8)]


def last_settled_day(now: datetime | None = None) -> date:
    """The newest day whose head will not change any more."""
    return timezone.localdate((now or timezone.now()) - SETTLES_WITHIN) - timedelta(days=1)


def next_settling(now: datetime | None = None) -> datetime:
    """The moment at which another day is settled."""
    midnight = datetime.combine(
        last_settled_day(now) + timedelta(days=2), time(), timezone.get_current_timezone()
    )
    return midnight + SETTLES_WITHIN


def heads_of_days(most: int, before: date | None = None) -> list[Head]:
    """The heads of at most so many days that had entries, the newest first; two queries.

    `before`: only of days before that one.
    """
    until = last_settled_day()
    days = RegisterEntry.objects.filter(day__lte=until).order_by("-day")
    if before:
        days = days.filter(day__lt=before)
    last = days.values("day").annotate(last=Max("sequence")).values_list("last", flat=True)[:most]
    rows = RegisterEntry.objects.filter(sequence__in=list(last)).order_by("-sequence")
    return [Head(*row) for row in rows.values_list("day", "sequence", "hash")]
