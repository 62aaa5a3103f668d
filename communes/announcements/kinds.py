"""Which words of a title tell the kind of an announcement."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communes.announcements.models.choices import Category
from portal.core.data_files import read_data

FILE = Path(__file__).parent / "kinds.toml"


@dataclass(frozen=True)
class KindWords:
    """Words, or several in a row, for each kind that titles tell."""

    utilities: tuple[str, ...]
    disaster: tuple[str, ...]
    health: tuple[str, ...]
    vaccination: tuple[str, ...]
    meeting: tuple[str, ...]
    farming: tuple[str, ...]
    production: tuple[str, ...]
    digital: tuple[str, ...]


@dataclass(frozen=True)
class KindFile:
    """The shape of kinds.toml."""

    words: KindWords


@cache
def kind_words() -> dict[Category, tuple[str, ...]]:
    """By kind, the words of a title that propose it; the form of an announcement does."""
    return {Category(kind): words for kind, words in vars(read_data(FILE, KindFile).words).items()}
