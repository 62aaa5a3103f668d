"""Terms: months, and working days as the State and the province set them.

Monday to Friday without public holidays; swapped days and further ones off are rows that
the province keeps (`DayChange`). What is known at its release comes with the portal.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.apps import apps

# A day and whether offices work on it.
Changes = dict[date, bool]


def read_changes() -> Changes:
    """What the province's rows say, read from the database."""
    # By its name: models count working days.
    changes = apps.get_model("core", "DayChange").objects
    return dict(changes.values_list("day", "is_worked"))


# In a request the frame remembers them; elsewhere each question reads them anew.
_reader: ContextVar[Callable[[], Changes]] = ContextVar("day_changes", default=read_changes)


@contextmanager
def changes_read_by(reader: Callable[[], Changes]) -> Iterator[None]:
    """Within it working days are counted with the changes that `reader` gives."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)


@lru_cache(maxsize=16)
def _known(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Holidays and worked weekends of a year (source: the `holidays` package)."""
    # `observed` carries the days off that stand in for a holiday on a weekend.
    known = holidays.country_holidays("VN", years=year, observed=True)
    return frozenset(known), frozenset(getattr(known, "weekend_workdays", ()))


def _is_worked(day: date, changes: Changes) -> bool:
    days_off, worked = _known(day.year)
    usual = day in worked or (day.weekday() < 5 and day not in days_off)
    return changes.get(day, usual)


def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday, or another day off that was set."""
    return not _reader.get()().get(day, day not in _known(day.year)[0])


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return _is_worked(day, _reader.get()())


def add_working_days(start: date, days: int) -> date:
    """The day `days` working days after `start`, which itself doesn't count."""
    day, changes = start, _reader.get()()
    while days > 0:
        day += timedelta(days=1)
        if _is_worked(day, changes):
            days -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` came until `end`: 0 on the same day."""
    days, changes = (end - start).days, _reader.get()()
    return sum(_is_worked(start + timedelta(days=step), changes) for step in range(1, days + 1))


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
