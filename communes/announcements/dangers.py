"""Of which danger an urgent notice warns: one of a few kinds, each with what a warning says of it.

An officer chooses one or leaves it to the words of the title (`dangers.toml`).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from portal.core.data_files import read_data
from portal.core.text import without_marks

FILE = Path(__file__).parent / "dangers.toml"


class DangerCategory(StrEnum):
    """What it touches, as CAP 1.2 names it."""

    GEO = "Geo"
    MET = "Met"
    SAFETY = "Safety"
    SECURITY = "Security"
    RESCUE = "Rescue"
    FIRE = "Fire"
    HEALTH = "Health"
    ENVIRONMENT = "Env"
    TRANSPORT = "Transport"
    INFRASTRUCTURE = "Infra"
    CBRNE = "CBRNE"
    OTHER = "Other"


class DangerUrgency(StrEnum):
    """How soon one must act."""

    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"
    PAST = "Past"
    UNKNOWN = "Unknown"


class DangerSeverity(StrEnum):
    """How bad it may be."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


class DangerCertainty(StrEnum):
    """How sure it is."""

    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNLIKELY = "Unlikely"
    UNKNOWN = "Unknown"


@dataclass(frozen=True)
class Danger:
    """A kind of danger; `words` of a title tell it where nobody chose, but for those that are
    part of `not_words`. `plain_words` do in a title without marks, where "bao" may be anything."""

    key: str
    name: str
    name_en: str
    words: tuple[str, ...]
    not_words: tuple[str, ...]
    plain_words: tuple[str, ...]
    category: DangerCategory
    urgency: DangerUrgency
    severity: DangerSeverity
    certainty: DangerCertainty

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return self.name if get_language() == settings.LANGUAGE_CODE else self.name_en


@dataclass(frozen=True)
class DangerFile:
    """The shape of dangers.toml."""

    danger: tuple[Danger, ...]


@cache
def dangers() -> dict[str, Danger]:
    """All kinds by their keys, in the order of the file."""
    return {danger.key: danger for danger in read_data(FILE, DangerFile).danger}


def danger_choices() -> list[tuple[str, str]]:
    """What an officer chooses from."""
    return [(danger.key, danger.label) for danger in dangers().values()]


def danger_named(key: str, *texts: str) -> Danger:
    """The danger that was chosen; else that of the first text with words of one, or the last."""
    known = dangers()
    return known.get(key) or next(filter(None, map(_told_in, texts)), [*known.values()][-1])


def _told_in(text: str) -> Danger | None:
    """The first kind with a word in a text; who typed no marks at all is read without."""
    said = " {} ".format(" ".join(re.findall(r"[\w-]+", text.lower())))
    is_plain = without_marks(said) == said
    for danger in dangers().values():
        words, rest = danger.words, said
        if is_plain:
            longer = (without_marks(word) for word in danger.words if " " in word)
            words = (*danger.plain_words, *longer)
        for word in danger.not_words:
            rest = rest.replace(f" {word} ", " | ")
        if any(f" {word} " in rest for word in words):
            return danger
    return None
