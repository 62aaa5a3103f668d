"""Codes of digits alone, which every keyboard writes as they are: those of data requests first."""

import re
import secrets
import unicodedata

from portal.core.typed.characters import without_width

PREFIX = "DL"
_DIGITS = 12
_LONGEST = 200  # the address behind a code may have been pasted
# The keyboard VNI makes marks of digits that follow a letter: "GY4829" becomes "GỸ829".
_VNI = str.maketrans({"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"})


def new_code(prefix: str = PREFIX) -> str:
    """A fresh code such as "DL-4829-1057-3364": one of 8e11, by the system's random source.

    `prefix` is that of another feature, whose codes are told apart by it alone.

    No number of a person begins so: those begin with 0 (portal.core.typed.personal_numbers).
    """
    digits = str(secrets.choice(range(2, 10))) + "".join(
        str(secrets.randbelow(10)) for _digit in range(_DIGITS - 1)
    )
    return f"{prefix}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"


def read_code(typed: str, prefix: str = PREFIX) -> str:
    """The code that was typed, with whatever stands around its digits; "" where it is none."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", typed[:80]))
    if len(digits) != _DIGITS or not digits.isascii():
        return ""
    return f"{prefix}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"


def code_among(typed: str, prefix: str) -> str:
    """The code with a prefix in a text, as it is kept ("GY-4829-1057-3364"); "" where there is
    none. Digits alone are none here: they may be a person's number."""
    text = unicodedata.normalize("NFKC", without_width(typed[:_LONGEST])).upper()
    letters = r"\s?".join(prefix)
    found = re.search(
        rf"(?<![^\W_]){letters}[\W_]*((?:\d[\W_]*){{{_DIGITS}}})(?!\w)",
        unicodedata.normalize("NFD", text).translate(_VNI),
    )
    return read_code(found[1], prefix) if found else ""
