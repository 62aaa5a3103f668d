"""What the demo's data files have in common: blocks of a page's body, and English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from os.path import relpath
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.core.data_files import DataFileError, read_data

# Around these a blank means nothing: in the files each paragraph begins a line of its own.
_BLOCK_TAGS = re.compile(r"\s*(</?(?:p|h2|ul|ol|li)>)\s*")


def html(text: str) -> str:
    """Rich text as fields keep it, of paragraphs on lines of their own."""
    return _BLOCK_TAGS.sub(r"\1", text)


@dataclass(frozen=True)
class Text:
    """Paragraphs, headings and lists."""

    html: str

    def block(self) -> tuple:
        return "text", html(self.html)


@dataclass(frozen=True)
class Table:
    """A table with a row of headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def block(self) -> tuple:
        value = {
            "table_caption": self.caption,
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "data": [list(row) for row in (self.header, *self.rows)],
        }
        return "table", value


@dataclass(frozen=True)
class Steps:
    """Numbered steps as (title, how)."""

    steps: tuple[tuple[str, str], ...]

    def block(self) -> tuple:
        return "steps", {"steps": [{"title": title, "text": how} for title, how in self.steps]}


class Level(StrEnum):
    """How much a note presses."""

    INFO = "info"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Alert:
    """A highlighted note."""

    level: Level
    heading: str
    text: str

    def block(self) -> tuple:
        return "alert", {"level": self.level.value, "heading": self.heading, "text": self.text}


@dataclass(frozen=True)
class Figures:
    """Large figures as (value, label)."""

    figures: tuple[tuple[str, str], ...]
    source: str

    def block(self) -> tuple:
        figures = [{"value": value, "label": label} for value, label in self.figures]
        return "figures", {"figures": figures, "source": self.source}


@dataclass(frozen=True)
class Question:
    """A question that opens to its answer."""

    question: str
    answer: str

    def block(self) -> tuple:
        return "questions", {"question": self.question, "answer": html(self.answer)}


@dataclass(frozen=True)
class Picture:
    """A demo picture by its file name; the loader puts the picture's key in its place."""

    image: str
    alt: str
    caption: str = ""

    def block(self) -> tuple:
        return "figure", {"image": self.image, "alt": self.alt, "caption": self.caption}


Block = Text | Table | Steps | Alert | Figures | Question | Picture


def filled(value: Any, names: Mapping[str, str]) -> Any:
    """The same with each `{name}` replaced in its texts, however deep they stand."""
    if isinstance(value, str):
        return value.format_map(names)
    if isinstance(value, dict):
        return {key: filled(part, names) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [filled(part, names) for part in value]
    return value


@dataclass(frozen=True)
class Translated:
    """A longer text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class English:
    """The texts of some pages, as wagtail-localize cuts them, in English.

    `words` are what fits on a line; what is in `same` reads the same in both languages.
    """

    words: dict[str, str] = field(default_factory=dict)
    text: tuple[Translated, ...] = ()
    same: tuple[str, ...] = ()


def english_in(*folders: Path) -> dict[str, str]:
    """Vietnamese → English, of every `*.en.toml` in the folders; refuses two for one text."""
    found: dict[str, str] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.en.toml"))):
        read = read_data(path, English)
        pairs = [*read.words.items(), *((one.vi, one.en) for one in read.text)]
        for text, english in [*pairs, *((text, text) for text in read.same)]:
            if found.setdefault(text, english) != english:
                name = relpath(path, settings.BASE_DIR)
                raise DataFileError(f"{name}, “{text}”: it is “{found[text]}” in another file")
    return found
