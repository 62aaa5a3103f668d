"""What the law sets for requests for information, from `information.toml`.

Both what tells people of it (`communes.access`) and what keeps the clocks
(`communes.questions`) read it here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.core.data_files import read_data
from portal.core.workdays import add_working_days

FILE = Path(__file__).with_name("information.toml")


def point_name(point: str) -> str:
    """A point of an article as the reader's language writes it: “đ” is “dd” in English."""
    return point if get_language() == settings.LANGUAGE_CODE else point.replace("đ", "dd")


class Place(models.TextChoices):
    """How information reaches a person, as the law tells its time limits apart."""

    OFFICE = "office", _("At the office")
    NET = "net", _("By e-mail or a link")
    POST = "post", _("By post")


class Way(models.TextChoices):
    """How somebody wants to get information."""

    LOOK = "look", _("Read, listen or take notes at the office")
    COPY = "copy", _("Fetch a copy at the office")
    NET = "net", _("By e-mail or a link")
    POST = "post", _("By post to my address")

    @property
    def place(self) -> Place:
        return Place.OFFICE if self in (Way.LOOK, Way.COPY) else Place(self.value)


class Handling(models.TextChoices):
    """How much work information is: the law knows two kinds."""

    READY = "ready", _("Ready: it can be given as it is")
    GATHERED = "gathered", _("Has to be put together, or others have to be asked")


class LongerIn(models.TextChoices):
    """In which days a longer time counts."""

    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("days")


@dataclass(frozen=True)
class Clock:
    """The days for one place. `ready`, `notice` and `gathered` are working days."""

    by: Place
    ready: int
    notice: int
    gathered: int
    longer: int
    longer_in: LongerIn
    article: int

    def term(self, handling: str) -> int:
        """The working days for a kind of handling, the longest while none is chosen.

        What is given at once at the counter is given by the next working day to who asked
        from home.
        """
        return max(self.ready, 1) if handling == Handling.READY else self.gathered

    def extended(self, due: date) -> date:
        """The last day, once it takes longer."""
        if self.longer_in == LongerIn.WORKING:
            return add_working_days(due, self.longer)
        return due + timedelta(days=self.longer)


@dataclass(frozen=True)
class Ground:
    """A reason to refuse, by its point of the law; `label` is in the reader's language."""

    key: str
    point: str
    vi: str
    en: str

    @property
    def label(self) -> str:
        return self.vi if get_language() == settings.LANGUAGE_CODE else self.en

    @property
    def basis(self) -> str:
        """Where the law says it."""
        return gettext("Article 28, clause 1, point %(point)s") % {"point": point_name(self.point)}

    def __str__(self) -> str:
        return f"{self.label} ({self.basis})"


@dataclass(frozen=True)
class InformationRules:
    """What the law sets."""

    source: str
    fee_source: str
    difficult_percent: int
    very_difficult_percent: int
    publish_working_days: int
    clock: tuple[Clock, ...]
    ground: tuple[Ground, ...]

    def clock_of(self, way: str) -> Clock:
        place = Way(way).place
        return next(clock for clock in self.clock if clock.by == place)

    def ground_of(self, key: str) -> Ground | None:
        """None for a reason that the law no longer knows."""
        return next((ground for ground in self.ground if ground.key == key), None)


@lru_cache
def information_rules() -> InformationRules:
    """Read once; a wrong file raises DataFileError."""
    return read_data(FILE, InformationRules)
