"""The shape of the sample works, tables of money and procurement."""

from dataclasses import dataclass

from communes.works.choices import AccountKind, Side, TenderStage


@dataclass(frozen=True)
class SampleProject:
    """A work; days count from the day of loading, `capital` are (whose money, đồng)."""

    key: str
    title: str
    summary: str
    place: str
    capital: tuple[tuple[str, int], ...]
    contractor: str
    planned: tuple[int, int]
    percent: int
    supervision: str
    phone: str
    source: str
    started: int | None = None
    finished: int | None = None
    in_english: bool = False


@dataclass(frozen=True)
class SampleLine:
    """A line of money, or of things where there is a quantity."""

    side: Side
    name: str
    amount: int | None = None
    quantity: str = ""


@dataclass(frozen=True)
class SampleAccount:
    """A table of money, counted `days_ago`; `message` is what its picture says."""

    key: str
    title: str
    kind: AccountKind
    period: str
    days_ago: int
    message: str
    source: str
    line: tuple[SampleLine, ...]
    in_english: bool = False


@dataclass(frozen=True)
class SampleTender:
    """A notice of `days_ago`; offers are taken for `open_for` days from loading."""

    key: str
    title: str
    summary: str
    stage: TenderStage
    days_ago: int
    value: int
    method: str
    source: str
    open_for: int | None = None
    winner: str = ""
    price: int | None = None
    in_english: bool = False


@dataclass(frozen=True)
class WorksFile:
    """What a commune or the portal makes public."""

    project: tuple[SampleProject, ...] = ()
    account: tuple[SampleAccount, ...] = ()
    tender: tuple[SampleTender, ...] = ()
