"""Figures that the site counts itself, so that nobody has to invent them."""

from dataclasses import dataclass
from datetime import date


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


def share(part: int, whole: int) -> int:
    """A part in whole per cent: 100 only where nothing lacks, 0 only where nothing is there."""
    if not whole:
        return 0
    return min(max(round(100 * part / whole), part > 0), 100 if part == whole else 99)
