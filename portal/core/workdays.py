"""Terms: months, and working days (Monday to Friday without Vietnam's public holidays)."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> frozenset[date]:
    # `observed` carries the days off that stand in for a holiday on a weekend.
    return frozenset(holidays.country_holidays("VN", years=year, observed=True))


def is_holiday(day: date) -> bool:
    """Whether a day is one of Vietnam's public holidays (source: the `holidays` package)."""
    return day in _holidays_of(day.year)


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return day.weekday() < 5 and not is_holiday(day)


def add_working_days(start: date, days: int) -> date:
    """The day `days` working days after `start`, which itself doesn't count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            days -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` came until `end`: 0 on the same day."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=step)) for step in range(1, days + 1))


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
