"""Brackets, dashes, bullets and other signs: pauses, or words."""

import re
from collections.abc import Sequence

from communes.bulletins.speech.rules import Rule, after, before, rule

_WORDS = {"&": "và", "+": "cộng", "=": "bằng", "~": "khoảng", "≈": "khoảng", "×": "nhân"}
_WORDS |= {"≥": "từ", "≤": "không quá", ">": "trên", "<": "dưới"}
_WORDS |= {">=": "từ", "<=": "không quá", "→": "đến"}


_COUNT = r"\d[\d.,]*\s?([^\W\d]+)"


@rule(r"(?m)^[ \t]*(?:[-–—•*+▪●✓➢→]|\u25e6)[ \t]+")
def bullet(match: re.Match[str]) -> str:
    return ""


@rule(r"[\s\u00a0]*[\[(][\s\u00a0]*")
def opened(match: re.Match[str]) -> str:
    return ", " if match.start() and match.string[match.start() - 1] not in "\n,.;:" else ""


@rule(r"[\s\u00a0]*[)\]](?=(.?))")
def closed(match: re.Match[str]) -> str:
    following = after(match, 2).strip()
    return "," if following and following[0] not in ",.;:!?)" else ""


@rule(r"(?<=\S)[ \t\u00a0]+[-–—][ \t\u00a0]+(?=\S)")
def dash(match: re.Match[str]) -> str:
    """A pause; 3 triệu – 5 triệu is from the one to the other."""
    first = re.search(rf"{_COUNT}$", before(match, 20))
    last = re.match(_COUNT, after(match))
    return " đến " if first and last and first[1] == last[1] else ", "


@rule(r"(?i)(?<!\w)v\.\s?v\.*…?(?=\s*[,;)]|\s*$|\s)")
def and_so_on(match: re.Match[str]) -> str:
    ends = re.match(r"\s*(?:$|[A-ZĐ])", after(match))
    return "vân vân." if ends else "vân vân"


@rule(r"\.?/\.(?!\w)")
def end_of_letter(match: re.Match[str]) -> str:
    """./. closes official letters."""
    return "."


@rule(r"[ \t]*(?:[<>]=|[&=~≈≥≤<>×→]|(?<=\d)\+(?=\d)|(?<=\s)\+(?=\s))[ \t]*")
def sign(match: re.Match[str]) -> str:
    lead = " " if match.start() else ""
    return f"{lead}{_WORDS[match[0].strip()]} "


@rule(r"[☎📞✆⏰📍📌🔔⚠️❗]+[ \t]*")
def picture(match: re.Match[str]) -> str:
    return ""


SIGNS: Sequence[Rule] = (
    bullet,
    opened,
    closed,
    dash,
    and_so_on,
    end_of_letter,
    sign,
    picture,
)
