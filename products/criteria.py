"""The rules of the programme as data: criteria with their days, and the 26 product sets.

The files beside this one hold them (`criteria.toml`, `ocop_sets.toml`). A product keeps the label
of its criteria and the Vietnamese name of its set as texts, so that older words stay what they are.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from django.utils.translation import get_language

from portal.core.data_files import read_data
from portal.core.hints import Text
from portal.core.workdays import add_months
from products.models.choices import OcopGroup

FOLDER = Path(__file__).parent
# What forms offer: choices, some under the name of their kind.
Choices = list[tuple[str | Text, str | list[tuple[str, str]]]]


@dataclass(frozen=True)
class Band:
    """The points, of 100, that make so many stars."""

    stars: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class CriteriaSet:
    """A decision with criteria: its number, the days it is in force, what comes after it."""

    number: str
    label: str
    in_force_from: date
    months_valid: int
    band: tuple[Band, ...]
    in_force_until: date | None = None
    successor: str = ""

    def stars_for(self, points: int) -> int:
        """The stars that so many points make, 0 below the lowest band."""
        return max((one.stars for one in self.band if one.lowest <= points), default=0)


@dataclass(frozen=True)
class ProductSet:
    """A set of the criteria; its names are data."""

    name: str
    name_en: str


@dataclass(frozen=True)
class SetGroup:
    """A group of sets in one of the six sectors."""

    name: str
    name_en: str
    sector: OcopGroup
    set: tuple[ProductSet, ...]


@dataclass(frozen=True)
class CriteriaFile:
    """All decisions, the oldest first."""

    rule: tuple[CriteriaSet, ...]


@dataclass(frozen=True)
class SetsFile:
    """All groups, in the order of the criteria."""

    group: tuple[SetGroup, ...]


@cache
def criteria_sets() -> tuple[CriteriaSet, ...]:
    """The decisions with criteria, the oldest first."""
    rules = read_data(FOLDER / "criteria.toml", CriteriaFile).rule
    return tuple(sorted(rules, key=lambda rule: rule.in_force_from))


def criteria_on(day: date) -> CriteriaSet:
    """The criteria in force on a day; of days before the first, the first."""
    begun = [rule for rule in criteria_sets() if rule.in_force_from <= day]
    return begun[-1] if begun else criteria_sets()[0]


def criteria_called(number: str, day: date) -> CriteriaSet:
    """The criteria of a decision; of one that isn't known, those in force on a day."""
    known = (rule for rule in criteria_sets() if rule.number == number)
    return next(known, None) or criteria_on(day)


def end_by_rule(certified_on: date) -> date:
    """The last day of a certificate by the criteria in force when it was given."""
    return add_months(certified_on, criteria_on(certified_on).months_valid)


@cache
def set_groups() -> tuple[SetGroup, ...]:
    """The groups with their sets, in the order of the criteria."""
    return read_data(FOLDER / "ocop_sets.toml", SetsFile).group


@cache
def _english_names() -> dict[str, str]:
    return {one.name: one.name_en for group in set_groups() for one in group.set}


def set_name(name: str) -> str:
    """A product set in the active language; an own text as it was written."""
    return _english_names().get(name, name) if get_language() == "en" else name


def _with_older(choices: Choices, known: set[str], stored: str) -> Choices:
    """Choices after "none", and the text that is stored where it is none of them."""
    older: Choices = [(stored, stored)] if stored and stored not in known else []
    return [("", "---------"), *older, *choices]


def criteria_choices(stored: str = "") -> Choices:
    """The criteria to choose from, the newest first; an older text stays a choice."""
    labels = [rule.label for rule in reversed(criteria_sets())]
    return _with_older([(label, label) for label in labels], set(labels), stored)


def set_choices(stored: str = "") -> Choices:
    """The product sets under their sectors; an older text stays a choice."""
    choices: Choices = []
    for sector, groups in groupby(set_groups(), key=lambda group: group.sector):
        names = [one.name for group in groups for one in group.set]
        choices.append((sector.label, [(name, set_name(name)) for name in names]))
    return _with_older(choices, set(_english_names()), stored)
