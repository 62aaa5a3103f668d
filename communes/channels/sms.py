"""Text messages as the network counts them (3GPP TS 23.038 and 23.040).

A message in the alphabet of GSM has 160 units of 7 bits, or 153 in each of its parts; a single
letter beyond it (such as "ế") turns the whole into UCS-2: 70 units, or 67 in each part.
"""

import re
import unicodedata
from dataclasses import dataclass

from portal.core.text import without_marks

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Sent as two units: an escape and the character.
EXTENDED = "\f^{}\\[~]|€"
# Units of a message alone, and of each part of a longer one.
GSM_UNITS, UCS2_UNITS = (160, 153), (70, 67)

# What Unicode's own compatible forms leave outside the alphabet.
_PLAIN = str.maketrans(
    dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("\u2010–—−·•", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
    | {"\t": " ", "₫": "d", "×": "x", "→": "->", "≤": "<=", "≥": ">=", "⁄": "/", "°": " do "}
)


@dataclass(frozen=True)
class Count:
    """`units` in all, in how many `parts`; `left`: how many more the last part takes."""

    is_plain: bool
    units: int
    parts: int
    left: int


def tidy(text: str) -> str:
    """A text as it is sent: composed letters, one kind of line ends, no blanks at the ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"[ \u00a0]+(?=\n|$)", "", text).strip()


def count(text: str) -> Count:
    """How the network counts a text; no parts where there is none.

    A letter of two units is never cut: where one unit is left, it begins the next part.
    """
    is_plain = all(letter in BASIC or letter in EXTENDED for letter in text)
    alone, each = GSM_UNITS if is_plain else UCS2_UNITS
    sizes = [_size(letter, is_plain) for letter in text]
    units = sum(sizes)
    if units <= alone:
        return Count(is_plain, units, min(units, 1), alone - units)
    parts, used = 1, 0
    for size in sizes:
        if used + size > each:
            parts, used = parts + 1, 0
        used += size
    return Count(is_plain, units, parts, each - used)


def _size(letter: str, is_plain: bool) -> int:
    if is_plain:
        return 2 if letter in EXTENDED else 1
    return 2 if ord(letter) > 0xFFFF else 1


def plain(text: str) -> str:
    """A text in the alphabet of GSM that still reads: "Họp lúc 7:30 – nhà văn hoá" → "Hop luc
    7:30 - nha van hoa". What has no such letter (pictograms, other scripts) is left as it is."""
    text = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return re.sub(r" {2,}", " ", without_marks(text))


def strangers(text: str) -> list[str]:
    """The characters of a text that the alphabet of GSM lacks, each once, in their order."""
    return [one for one in dict.fromkeys(text) if one not in BASIC and one not in EXTENDED]
