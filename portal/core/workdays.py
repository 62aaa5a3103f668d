"""Working days: Monday to Friday without Vietnam's public holidays."""

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
