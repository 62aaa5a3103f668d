"""What stands on the first page of a document, read as offices lay it out (Decree 30/2020).

Body and number on the left, state, place and day on the right, then type and abstract; programs
that read a PDF give both columns one after the other or line by line. What isn't found is left
out: an officer looks at all of it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communes.documents.naming import clean_number
from portal.core.text import fold

# The head stands in so many letters of the first page.
HEAD_LENGTH = 4000
MOST_LINES = 6
ABSTRACT_LENGTH = 600

_NUMBER = re.compile(
    r"\bsố\s*[:.]?\s*(\d+(?:\s*/\s*\d{4})?\s*[-/–]\s*[A-ZĐ][\wĐ&]*(?:\s?[-–/&]\s?[A-ZĐ][\wĐ&]*)*)",
    re.IGNORECASE,
)
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
# A letter has no name of its type; what it is about stands below its number.
_ABOUT = re.compile(r"^\s*(?:v/v|về việc)\b[:\s]*", re.IGNORECASE)
LETTER = "cong van"
# What an abstract ends before.
_ENDS = re.compile(
    r"^(?:căn cứ|thực hiện|kính gửi|theo đề nghị|xét |điều 1|i\.|1\.|phần |uỷ ban|ủy ban|hội đồng|"
    r"chủ tịch|giám đốc|cộng ho|độc lập|[-–_*.\s]+$|.*ngày\s+\d{1,2}\s+tháng)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """What was found; "" and None where it wasn't. `type` is a name as it was given."""

    number: str = ""
    issued_on: date | None = None
    type: str = ""
    abstract: str = ""


def read_head(text: str, types: Iterable[tuple[str, str]]) -> Head:
    """The head of a document's first page; `types` are (name, abbreviation) that may be meant."""
    text = unicodedata.normalize("NFC", text)[:HEAD_LENGTH]
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    known = list(types)
    number = _number(text)
    kind, place = _type(lines, number, known)
    return Head(number, _day(text), kind, _abstract(lines, place))


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return clean_number(found.group(1)) if found else ""


def _day(text: str) -> date | None:
    found = _DAY.search(" ".join(text.split()))
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _type(lines: list[str], number: str, types: list[tuple[str, str]]) -> tuple[str, int]:
    """The type, by its own line or the number's letters, and where its abstract begins."""
    names = {fold(name): name for name, _abbreviation in types}
    for place, line in enumerate(lines):
        if line == line.upper() and (name := names.get(fold(line))):
            return name, place + 1
    about = next((place for place, line in enumerate(lines) if _ABOUT.match(line)), len(lines))
    letters = re.split(r"[-/&]", number.partition("/")[2] or number.partition("-")[2])
    for name, abbreviation in types:
        if abbreviation and abbreviation.upper() in letters:
            return name, about
    return (names.get(LETTER, ""), about) if about < len(lines) else ("", about)


def _abstract(lines: list[str], place: int) -> str:
    found: list[str] = []
    for line in lines[place : place + MOST_LINES]:
        if _ENDS.match(line):
            break
        found.append(line)
    text = " ".join(found)
    if place and _ABOUT.match(text):
        text = "Về việc " + _ABOUT.sub("", text)
    return text[:ABSTRACT_LENGTH].strip()
