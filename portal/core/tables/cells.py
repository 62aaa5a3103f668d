"""The texts of cells, tidied and compared, and the error of what holds none."""

import re

from django.core.exceptions import ValidationError

from portal.core.hints import Text
from portal.core.text import fold
from portal.core.typed.characters import clean_text

MOST_COLUMNS, MOST_TABLES = 30, 20
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


class Unreadable(ValidationError):
    """A file or text that no table can be read from; says what to do."""

    def __init__(self, message: Text):
        super().__init__(message, code="unreadable")


def tidy(value: object) -> str:
    """A cell as it is read: composed, without control characters, its lines kept."""
    text = clean_text(str(value))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text.replace("\u200b", ""))).strip()


def one_line(text: str) -> str:
    """The text of a cell without its line breaks."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """For comparing: small letters without marks, words with one space between them."""
    return " ".join(fold(text).split())
