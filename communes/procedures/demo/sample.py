"""How the demo's procedures, legal bases, life events and communes' words are written down."""

from dataclasses import dataclass
from datetime import date

from communes.procedures.models.choices import Level, WayKind


@dataclass(frozen=True)
class Way:
    """A way of filing; `fee` is in đồng, absent where there is no one figure."""

    kind: WayKind
    time: str = ""
    days: int | None = None
    fee: int | None = None
    fee_text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper to bring; `form_code` is the name of its form."""

    name: str
    originals: int = 1
    copies: int = 0
    to_show: bool = False
    condition: str = ""
    form_code: str = ""


@dataclass(frozen=True)
class SampleProcedure:
    """A procedure; `legal` are numbers of `legal.toml`, `online`: whether it is filed online."""

    code: str
    slug: str
    title: str
    everyday: str
    level: Level
    who: str
    steps: tuple[str, ...]
    result: str
    agency: str
    where: str
    way: tuple[Way, ...]
    paper: tuple[Paper, ...] = ()
    sets: int = 1
    conditions: str = ""
    legal: tuple[str, ...] = ()
    online: bool = False
    popular: bool = False
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProcedureFile:
    """The procedures of the field that the file is named after."""

    procedure: tuple[SampleProcedure, ...]


@dataclass(frozen=True)
class Basis:
    """A document that procedures rest on; `replaced_by` is the number of another."""

    number: str
    title: str
    issuer: str
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    replaced_by: str = ""
    url: str = ""


@dataclass(frozen=True)
class LegalFile:
    """The documents of all procedures."""

    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Step:
    """A step of a life event; `procedures` are national codes."""

    title: str
    text: str = ""
    join: str = ""
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """A life event with an icon of the sprite."""

    slug: str
    title: str
    intro: str
    icon: str
    step: tuple[Step, ...]


@dataclass(frozen=True)
class EventFile:
    """The life events, in their order."""

    event: tuple[Event, ...]


@dataclass(frozen=True)
class Overlay:
    """What a commune says of its own to a procedure."""

    code: str
    counter: str = ""
    hours: str = ""
    phone: str = ""
    notes: str = ""
    offered: bool = True


@dataclass(frozen=True)
class OverlayFile:
    """The words of a commune."""

    overlay: tuple[Overlay, ...] = ()
