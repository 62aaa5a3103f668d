"""GTINs, lots and Digital Link addresses, as GS1 writes them (General Specifications; Digital
Link URI Syntax 1.6). Nothing here asks the database."""

import re
from dataclasses import dataclass
from urllib.parse import quote

LENGTHS = (8, 12, 13, 14)
# GS1's set 82 without "/": servers decode %2F before anyone can tell it from the next part.
_SIGN = r"""[!"%&'()*+,\-.0-9:;<=>?A-Z_a-z]"""
# A lot of dots alone would be a step up in an address.
_LOT = re.compile(rf"(?=.*[0-9A-Za-z]){_SIGN}{{1,20}}")
# Version, lot, serial number and the third party's, always in this order.
_QUALIFIERS = (("version", "22", 20), ("lot", "10", 20), ("serial", "21", 20), ("other", "235", 28))
_PATH = re.compile(
    r"(?P<gtin>[0-9]{1,20})"
    + "".join(rf"(?:/{ai}/(?P<{name}>{_SIGN}{{1,{most}}}))?" for name, ai, most in _QUALIFIERS)
    + "/?"
)


def check_digit(digits: str) -> str:
    """The last digit of a GTIN whose others are given: weights 3 and 1 from the right."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(digits[::-1]))
    return str(-total % 10)


def is_gtin(text: str) -> bool:
    """Whether these are the 8, 12, 13 or 14 digits of a GTIN with a right check digit."""
    is_number = text.isascii() and text.isdigit() and len(text) in LENGTHS
    return is_number and text[-1] == check_digit(text[:-1]) and text.strip("0") != ""


def digits_of(typed: str) -> str:
    """A GTIN as people write it, without blanks and dashes: "9 521234 543213"."""
    return re.sub(r"[\s.\-–]", "", typed)


def normal(gtin: str) -> str:
    """In 14 digits, as it is kept and stands in addresses."""
    return gtin.zfill(14)


def shown(gtin: str) -> str:
    """As it stands below a bar code: without the zeros that only fill it up."""
    short = gtin.lstrip("0")
    return gtin[-next(length for length in LENGTHS if length >= len(short)) :]


def is_lot(text: str) -> bool:
    return _LOT.fullmatch(text) is not None


def path_of(gtin: str, lot: str = "") -> str:
    """Where a code, or a lot of it, is told on every host: "/01/09521234543213/10/L1"."""
    path = f"/01/{normal(gtin)}"
    return f"{path}/10/{quote(lot, safe='')}" if lot else path


@dataclass(frozen=True)
class Asked:
    """What an address asks for; a serial number and the like are read and not looked up."""

    gtin: str
    lot: str


def read_path(rest: str) -> Asked | None:
    """What follows "/01/" in an address; None where it has not the shape of one.

    The GTIN is as it was written; whether it is one, `is_gtin` tells.
    """
    found = _PATH.fullmatch(rest)
    return Asked(found["gtin"], found["lot"] or "") if found else None
