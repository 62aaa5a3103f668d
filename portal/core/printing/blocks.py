"""What forms on paper are made of: lines to write on, boxes to tick, places to sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Say:
    """A paragraph; `{office}` is who gets or gives the form."""

    text: str


@dataclass(frozen=True)
class Ask:
    """A label with an empty line behind it, and `lines` empty lines more."""

    label: str
    lines: int = 0

    @property
    def empty_lines(self) -> range:
        """For a loop of a template."""
        return range(self.lines)


@dataclass(frozen=True)
class Pair:
    """Two short labels on one line, each with its blank."""

    first: str
    second: str


@dataclass(frozen=True)
class Tick:
    """A question with boxes to tick."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Sign:
    """Where somebody signs; `left` is the other hand of the sheet, "" for nobody."""

    right: str
    left: str = ""
    note: str = ""


Block = Say | Ask | Pair | Tick | Sign


class OnPaper(Protocol):
    """A form that is printed. `number` stands in its corner; `by_office`: the office writes it."""

    @property
    def number(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def by_office(self) -> bool: ...

    @property
    def block(self) -> tuple[Say | Ask | Pair | Tick | Sign, ...]: ...


def addressed(blocks: Iterable[Block], office: str) -> list[Block]:
    """Blocks with the office's name in them."""
    return [
        Say(block.text.format(office=office)) if isinstance(block, Say) else block
        for block in blocks
    ]
