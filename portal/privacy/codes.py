"""Codes of data requests: digits alone, which every keyboard writes as they are."""

import re
import secrets
import unicodedata

PREFIX = "DL"
_DIGITS = 12


def new_code() -> str:
    """A fresh code such as "DL-4829-1057-3364": one of 8e11, by the system's random source.

    No number of a person begins so: those begin with 0 (communes.questions.personal).
    """
    digits = str(secrets.choice(range(2, 10))) + "".join(
        str(secrets.randbelow(10)) for _digit in range(_DIGITS - 1)
    )
    return f"{PREFIX}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"


def read_code(typed: str) -> str:
    """The code that was typed, with whatever stands around its digits; "" where it is none."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", typed[:80]))
    if len(digits) != _DIGITS or not digits.isascii():
        return ""
    return f"{PREFIX}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"
