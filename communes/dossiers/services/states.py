"""The states of a dossier, in words, with an icon and what to do next."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.data_files import read_data
from portal.core.hints import Text
from portal.core.text import fold


class State(models.TextChoices):
    """How far a dossier is."""

    RECEIVED = "received", pgettext_lazy("dossier", "Received")
    WORKING = "working", _("Is being worked on")
    LACKING = "lacking", _("Something is missing")
    PAYING = "paying", _("Waits for the fee")
    READY = "ready", _("The result is there")
    RETURNED = "returned", _("The result was handed out")
    REFUSED = "refused", _("Not accepted")


@dataclass(frozen=True)
class Look:
    """How a state shows: icon and tag of the design; `next_step` is for people."""

    icon: str
    tag: str
    next_step: Text


LOOKS = {
    State.RECEIVED: Look("doc", "n", _("You need do nothing now: wait for the day below.")),
    State.WORKING: Look("clock", "warn", _("You need do nothing now: wait for the day below.")),
    State.LACKING: Look("warn", "bad", _("Call or visit the one-stop counter: bring what lacks.")),
    State.PAYING: Look("pen", "warn", _("Pay where you filed it; then the work goes on.")),
    State.READY: Look("check", "ok", _("Fetch it at the counter, with the receipt and your card.")),
    State.RETURNED: Look("check", "ok", _("Not with you? Ask the one-stop counter.")),
    State.REFUSED: Look("close", "bad", _("Ask the one-stop counter why, and what you can do.")),
}


@dataclass(frozen=True)
class DossierStatus:
    """What a service tells of a dossier. Shown once and kept nowhere."""

    state: State
    office: str = ""
    received_on: date | None = None
    due_on: date | None = None
    is_sample: bool = False

    @property
    def look(self) -> Look:
        return LOOKS[self.state]

    @property
    def is_open(self) -> bool:
        """Whether a day by which it is done still says something."""
        return self.state in (State.RECEIVED, State.WORKING, State.LACKING, State.PAYING)


@dataclass(frozen=True)
class StateWords:
    value: State
    words: tuple[str, ...]


@dataclass(frozen=True)
class StateFile:
    state: tuple[StateWords, ...]


@lru_cache(maxsize=1)
def _by_word() -> dict[str, State]:
    read = read_data(Path(__file__).with_name("states.toml"), StateFile)
    return {word: one.value for one in read.state for word in one.words}


def state_called(word: str) -> State | None:
    """The state that a service means by a word ("Đang xử lý", "dang_xu_ly"); None if unknown."""
    return _by_word().get(fold(word[:80]))
