"""The legal clocks and the terms of keeping, from `rules.toml`."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from portal.core.data_files import read_data
from portal.core.workdays import add_working_days
from portal.privacy.choices import Kind

FILE = Path(__file__).parent / "rules.toml"


@dataclass(frozen=True)
class Clock:
    """The days that one kind of request may take, and those that it may take longer, once."""

    kind: Kind
    days: int
    longer_by: int

    @property
    def label(self) -> str:
        return str(self.kind.label)


@dataclass(frozen=True)
class Rules:
    """What the law sets."""

    source: str
    reply_working_days: int
    copy_days: int
    looks_months: int
    requests_months: int
    clock: tuple[Clock, ...]

    def clock_of(self, kind: str) -> Clock:
        return next(clock for clock in self.clock if clock.kind == kind)

    def reply_due(self, received: date) -> date:
        """The last day to reply to a request that came on a day."""
        return add_working_days(received, self.reply_working_days)

    def due(self, kind: str, received: date) -> date:
        """The last day to do what a request asks for."""
        return received + timedelta(days=self.clock_of(kind).days)


@lru_cache
def rules() -> Rules:
    return read_data(FILE, Rules)
