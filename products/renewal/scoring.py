"""What a checklist adds up to: sums by section, stars, and which points are next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from products.criteria import CriteriaSet
from products.renewal.choices import Section
from products.renewal.models import RubricItem

# Items that are told as the next to work on.
MOST_NEXT = 5
Points = Mapping[int, int | None]


@dataclass(frozen=True)
class SectionSum:
    """A section with its items, and the points that it has of those it can have."""

    section: Section
    items: list[RubricItem]
    points: int

    @property
    def most(self) -> int:
        return sum(item.most_points for item in self.items)


@dataclass(frozen=True)
class NextPoints:
    """An item that could get more: how many points, and for what."""

    item: RubricItem
    gain: int
    goal: str


@dataclass(frozen=True)
class Score:
    """A practice score. `next_band` is (stars, points that lack), None with the most stars."""

    points: int
    stars: int
    next_band: tuple[int, int] | None
    marked: int
    items: int


def section_sums(items: Iterable[RubricItem], points: Points) -> list[SectionSum]:
    """By section, in the order of the criteria; without those that have no item."""
    found = []
    for section in Section:
        own = [item for item in items if item.section == section]
        if own:
            found.append(SectionSum(section, own, sum(points.get(i.pk) or 0 for i in own)))
    return found


def score_of(items: Iterable[RubricItem], points: Points, criteria: CriteriaSet) -> Score:
    """What the points make by the bands of a decision; what isn't marked counts nothing."""
    items = list(items)
    marks = [points.get(item.pk) for item in items]
    total = sum(one or 0 for one in marks)
    above = sorted((one for one in criteria.band if one.lowest > total), key=lambda b: b.lowest)
    return Score(
        points=total,
        stars=criteria.stars_for(total),
        next_band=(above[0].stars, above[0].lowest - total) if above else None,
        marked=sum(one is not None for one in marks),
        items=len(items),
    )


def cheapest_next(items: Iterable[RubricItem], points: Points) -> list[NextPoints]:
    """What is easiest to get next: what takes least, of these what brings most."""
    found = []
    for item in items:
        gain = item.most_points - (points.get(item.pk) or 0)
        if gain > 0:
            goal = next((words for most, words in item.options if most == item.most_points), "")
            found.append(NextPoints(item, gain, goal))
    found.sort(key=lambda one: (one.item.cost, -one.gain, one.item.position))
    return found[:MOST_NEXT]
