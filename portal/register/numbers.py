"""What people type or scan to check a paper: its number, or the digest of its file."""

import re
import unicodedata

from portal.core.text import fold
from portal.core.typed.characters import without_width

DIGEST_SIGNS = 64
_DIGEST = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{DIGEST_SIGNS}}}(?![0-9a-f])")
# What stands between the parts of a digest that was copied from paper.
_BETWEEN = re.compile(r"[\s:\-\u2010-\u2015]+")
# Shorter, and so many hexadecimal signs in a row are no number of a paper.
_PART_OF_DIGEST = re.compile(r"[0-9a-f]{32,}")


def number_key(number: str) -> str:
    """The number of a paper as it is compared: "12/KH-UBND" and "12 / kh ubnd" are "12khubnd"."""
    return fold(unicodedata.normalize("NFKC", without_width(number))).replace(" ", "")


def _small(typed: str) -> str:
    return unicodedata.normalize("NFKC", without_width(typed)).lower()


def read_digest(typed: str) -> str:
    """The SHA-256 in what was typed, pasted or scanned (a whole address, too); "" without one."""
    text = _small(typed)
    found = _DIGEST.search(text) or _DIGEST.search(_BETWEEN.sub("", text))
    return found[0] if found else ""


def looks_like_digest(typed: str) -> bool:
    """Whether somebody means a digest, with signs too few or too many."""
    return bool(_PART_OF_DIGEST.search(_BETWEEN.sub("", _small(typed))))
