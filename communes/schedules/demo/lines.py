"""The shape of the sample weeks."""

from dataclasses import dataclass
from datetime import time
from enum import IntEnum

from communes.schedules.models.entry import EntryType, Session


class Weekday(IntEnum):
    """As dates number them."""

    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@dataclass(frozen=True)
class Line:
    """One entry; without a time it is for all the day."""

    content: str
    day: Weekday
    place: str
    chair: str
    at: time | None = None
    until: time | None = None
    kind: EntryType = EntryType.MEETING
    participants: str = ""
    host_unit: str = ""
    invites: bool = False
    public: bool = True
    cancelled: bool = False

    @property
    def session(self) -> Session:
        if self.at is None:
            return Session.ALL_DAY
        if self.at.hour < 12:
            return Session.MORNING
        return Session.AFTERNOON if self.at.hour < 18 else Session.EVENING


@dataclass(frozen=True)
class SampleWeek:
    """The lines of a week, and the note above them."""

    line: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class WeekFile:
    """The weeks of a commune: the first for even weeks of the year, the second for odd ones."""

    week: tuple[SampleWeek, SampleWeek]
