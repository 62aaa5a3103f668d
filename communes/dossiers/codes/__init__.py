"""Codes of dossiers as people type them. Nothing here is ever kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from communes.dossiers.codes.keyboards import readings
from portal.core.data_files import read_data

LONGEST = 160
_GROUP = re.compile(r"[0-9A-Z]+")
# A letter and two digits, of which one may have been written as a letter.
_OFFICE = re.compile(r"[A-NP-Z](?=\S?\d)[0-9OIL]{2}")
_LOOKS_LIKE_DIGITS = str.maketrans("OIL", "011")
# What may stand before a code in digits alone: "Mã số hồ sơ: 2601050012345".
_WORDS = re.compile(r"(?:MA|SO|HO|HS|CODE|TRA|CUU)")
# A telephone number, and the number of an identity card: those are a person's.
_OF_A_PERSON = re.compile(r"(?:84|0)[235789]\d{8}|0\d{11}")


@dataclass(frozen=True)
class Shape:
    """A shape of codes; what its fields mean stands in `shapes.toml`."""

    pattern: str
    packed: tuple[str, ...]
    example: str
    is_plain: bool = False


@dataclass(frozen=True)
class ShapeFile:
    shape: tuple[Shape, ...]


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """All shapes, in the order in which they are tried."""
    return read_data(Path(__file__).with_name("shapes.toml"), ShapeFile).shape


def read_code(typed: str) -> str:
    """The code in its usual spelling ("H41.12.34-260105-0007"); "" where none was typed.

    Small letters, blanks, dashes of any kind or none, full width, "O" for 0, words before it,
    keyboards that make marks of digits: all are the same code.
    """
    return next(_codes(typed, with_plain=True), "")


def is_meant_as_code(text: str) -> bool:
    """Whether a text holds what can be nothing but a dossier's code."""
    return next(_codes(text, with_plain=False), "") != ""


def is_of_a_person(typed: str) -> bool:
    """Whether somebody typed a telephone number or the number of an identity card."""
    return _is_person_s(re.sub(r"[\s.+\-]", "", readings(typed[:LONGEST])[0]))


def _codes(typed: str, *, with_plain: bool) -> Iterator[str]:
    for text in readings(typed[:LONGEST]):
        groups = [_as_digits(group) for group in _GROUP.findall(text)]
        for shape in shapes():
            if shape.is_plain:
                code = _plain(shape, text) if with_plain else ""
            else:
                code = _in_groups(shape, " ".join(groups)) or _in_one(shape, "".join(groups))
            if code:
                yield code


def _as_digits(group: str) -> str:
    if _OFFICE.fullmatch(group):
        return group[0] + group[1:].translate(_LOOKS_LIKE_DIGITS)
    return group.translate(_LOOKS_LIKE_DIGITS)


def _in_groups(shape: Shape, text: str) -> str:
    for found in re.finditer(rf"(?<!\S)(?:{shape.pattern})(?!\S)", text):
        office = found["office"].replace(" ", ".")
        if _is_day(found["day"]):
            return f"{office}-{found['day']}-{found['number']}"
    return ""


def _in_one(shape: Shape, text: str) -> str:
    for pattern in shape.packed:
        found = re.fullmatch(pattern, text)
        if found and _is_day(found["day"]):
            parts = found.groupdict()
            office = ".".join(parts[name] for name in sorted(parts) if name.startswith("o"))
            return f"{office}-{found['day']}-{found['number']}"
    return ""


def _plain(shape: Shape, text: str) -> str:
    """Digits, and nothing else but words that say what they are."""
    groups = [one for one in _GROUP.findall(text) if not _WORDS.fullmatch(one)]
    digits = "".join(groups).translate(_LOOKS_LIKE_DIGITS)
    if any(group.isalpha() for group in groups) or _is_person_s(digits):
        return ""
    return digits if re.fullmatch(shape.pattern, digits) else ""


def _is_person_s(digits: str) -> bool:
    return bool(_OF_A_PERSON.fullmatch(digits))


def _is_day(text: str) -> bool:
    """Whether six digits are a day: year, month, day."""
    return 1 <= int(text[2:4]) <= 12 and 1 <= int(text[4:]) <= 31
