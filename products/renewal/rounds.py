"""The rounds of rating: which one a certificate must be renewed in (days are in `rounds.toml`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count, islice
from pathlib import Path

from django.db.models import Q

from portal.core.data_files import read_data

FILE = Path(__file__).with_name("rounds.toml")


@dataclass(frozen=True)
class Round:
    """The last day of a round, the same each year."""

    month: int
    day: int


@dataclass(frozen=True)
class RoundFile:
    round: tuple[Round, ...]


@cache
def _rounds() -> tuple[Round, ...]:
    return tuple(sorted(read_data(FILE, RoundFile).round, key=lambda one: (one.month, one.day)))


def _from(day: date) -> Iterator[date]:
    days = (date(year, one.month, one.day) for year in count(day.year) for one in _rounds())
    return (one for one in days if one >= day)


def rounds_from(day: date, number: int) -> list[date]:
    """The last days of the next rounds, that of the day itself among them."""
    return list(islice(_from(day), number))


def round_for(ends_on: date, today: date) -> date:
    """The round to hand in for: the last one before a certificate ends, or the next at once."""
    found, *later = rounds_from(today, 2 * len(_rounds()) * 3)
    return max((one for one in later if one <= ends_on), default=found)


def in_round(last_day: date, today: date) -> Q:
    """Products that must be handed in for a round to come, as `round_for` tells of each."""
    first = next(_from(today))
    following = next(one for one in _from(last_day) if one > last_day)
    found = Q(expires_on__lt=following)
    return found if last_day == first else found & Q(expires_on__gte=last_day)
