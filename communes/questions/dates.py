"""Months for keeping, working days for answering."""

from calendar import monthrange
from datetime import date, timedelta

from portal.core.workdays import is_working_day


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` came until `end`: 0 on the same day."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=step)) for step in range(1, days + 1))
