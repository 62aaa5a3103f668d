"""Figures that the site counts itself, so that nobody has to invent them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Substr
from wagtail.models import Page

from portal.core.formatting import number
from portal.core.hints import Text
from portal.core.querysets import HOME_PATH, below


@dataclass(frozen=True)
class CountedFigure:
    """A part of a whole, with the day it was counted and from what; drawn as a bar."""

    label: str
    part: int
    whole: int
    day: date
    source: str
    url: str = ""
    is_sample: bool = False

    @property
    def percent(self) -> int:
        return share(self.part, self.whole)

    @property
    def shown(self) -> str:
        return f"{self.part}/{self.whole}"


@dataclass(frozen=True)
class Counted:
    """How many there are, how many of them are what was asked, and samples among them."""

    whole: int = 0
    part: int = 0
    samples: int = 0

    @property
    def percent(self) -> int:
        return share(self.part, self.whole)


@dataclass(frozen=True)
class ComparedFigure:
    """What the portal compares its communes by: a column that a feature adds.

    Features hand theirs over by the hook `register_compared_figures`, a function that
    returns them. `count` gives the rows of `counts_by_home` for the homes at these paths; `tag`
    is what kept pages with it follow. `shown` gives the words of a cell, where the whole alone
    is not all; `sheet` the columns of the file, each a title and "whole" or "part", where they
    are more than the whole.
    """

    name: str
    title: Text
    order: int
    tag: str
    count: Callable[[list[str]], QuerySet]
    shown: Callable[[Counted], str] = lambda counted: number(counted.whole)
    sheet: tuple[tuple[Text, str], ...] = ()

    @property
    def columns(self) -> tuple[tuple[Text, str], ...]:
        """What the file has of it."""
        return self.sheet or ((self.title, "whole"),)


def counts_by_home(items: QuerySet, name: str, part: Q | None = None) -> QuerySet:
    """One row a home of items that have their `home` and `is_sample`: home, `name`, and the
    numbers of a `Counted`."""
    return (
        items.order_by()
        .values("home")
        .annotate(
            name=Value(name),
            whole=Count("pk"),
            part=Count("pk", filter=part) if part else Count("pk"),
            samples=Count("pk", filter=Q(is_sample=True)),
        )
        .values_list("home", "name", "whole", "part", "samples")
    )


def pages_by_home(model: type[Page], paths: list[str]) -> QuerySet:
    """The live pages of a type below homes of the first language: a translation is no second
    one. Each has the path of its `home`."""
    return model.objects.live().filter(below(paths)).annotate(home=Substr("path", 1, HOME_PATH))


def share(part: int, whole: int) -> int:
    """A part in whole per cent: 100 only where nothing lacks, 0 only where nothing is there."""
    if not whole:
        return 0
    return min(max(round(100 * part / whole), part > 0), 100 if part == whole else 99)
