"""The table of one week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Max, Min, Q
from django.utils import timezone

from communes.schedules.querysets import KINDS
from portal.core.weeks import Week

if TYPE_CHECKING:
    from communes.schedules.models import ScheduleEntry, WorkSchedulePage


@dataclass(frozen=True)
class Day:
    """A day of a table with its entries."""

    date: date
    entries: list[ScheduleEntry]

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()


def days_of(entries: Iterable[ScheduleEntry]) -> list[Day]:
    """Sorted entries by their day; days without entries don't come."""
    return [Day(day, list(group)) for day, group in groupby(entries, key=lambda e: e.date)]


@dataclass(frozen=True)
class WeekBoard:
    """A week as readers see it; `page` is None where the week has no published page.

    `before` and `after` are the nearest weeks that have one, so that neither
    readers nor robots walk through empty weeks.
    """

    week: Week
    page: WorkSchedulePage | None
    days: list[Day]
    before: Week | None
    after: Week | None

    @property
    def has_today(self) -> bool:
        return any(day.is_today for day in self.days)

    @property
    def invites_people(self) -> bool:
        return any(entry.invites_people for day in self.days for entry in day.entries)


def neighbours(
    page_type: type[WorkSchedulePage], frame, week: Week
) -> tuple[Week | None, Week | None]:
    """The nearest weeks before and after that have a page."""
    found = page_type.objects.in_frame(frame).aggregate(
        before=Max("starts_on", filter=Q(starts_on__lt=week.monday)),
        after=Min("starts_on", filter=Q(starts_on__gt=week.monday)),
    )
    before, after = found["before"], found["after"]
    return before and Week(before), after and Week(after)


def board_of(page: WorkSchedulePage, frame, kind: str | None = None) -> WeekBoard:
    """The table of one page, which can be a draft in the preview, narrowed to a kind."""
    before, after = neighbours(type(page), frame, page.week)
    asked = KINDS.get(kind, {})
    entries = [
        entry
        for entry in page.public_entries
        if all(getattr(entry, name) == value for name, value in asked.items())
    ]
    return WeekBoard(page.week, page, days_of(entries), before, after)
