"""The shape of the sample units, officials and duty."""

from dataclasses import dataclass
from datetime import time
from enum import IntEnum

from communes.organisation.choices import Part, UnitKind


class Weekday(IntEnum):
    """As dates number them."""

    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@dataclass(frozen=True)
class SampleOfficial:
    """Somebody invented, in a unit."""

    name: str
    post: str
    duties: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class SampleUnit:
    """A unit; `below` is the title of the unit that it stands in, an earlier one of the file."""

    title: str
    kind: UnitKind
    functions: str
    below: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    official: tuple[SampleOfficial, ...] = ()


@dataclass(frozen=True)
class SampleShift:
    """Who is on duty on these weekdays: an official of the file by the post, or `name`."""

    days: tuple[Weekday, ...]
    post: str = ""
    name: str = ""
    phone: str = ""
    part: Part = Part.ALL_DAY
    at: time | None = None
    until: time | None = None


@dataclass(frozen=True)
class OrganisationFile:
    """A site's units in the order of the tree, and a week of duty. `{n}` is the site's number."""

    unit: tuple[SampleUnit, ...]
    shift: tuple[SampleShift, ...] = ()
