"""What fingers meant whose keyboard wrote something else: digits that became marks and letters."""

import re
import unicodedata

from portal.core.typed.characters import without_width

# VNI makes marks of digits behind vowels: "A15" is "Á5".
_VNI = {
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
    "\u0302": "6",
    "\u031b": "7",
    "\u0306": "8",
}
# The row of digits of the Vietnamese keyboard that comes with Windows: "H41" is "Hôă".
_ROW = {
    "\u0300": "5",
    "\u0309": "6",
    "\u0303": "7",
    "\u0301": "8",
    "\u0323": "9",
    "đ": "0",
}
_LETTERS_OF_ROW = {"a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4"}
# A dot below goes before other marks, whatever was typed first.
_DOT_FIRST = re.compile("([aeo])\u0323([\u0302\u0306])")


def readings(typed: str) -> list[str]:
    """The texts in capitals, without marks, that may have been meant, the likeliest first.

    As it stands (marks as what VNI made of digits), without marks (Telex), and as the digits of
    the keyboard of Windows. Full-width letters are plain ones.
    """
    text = unicodedata.normalize("NFKC", without_width(typed))
    parts = unicodedata.normalize("NFD", text)
    by_vni = "".join(_VNI.get(char, char) for char in parts.replace("Đ", "D9").replace("đ", "d9"))
    bare = "".join(char for char in parts if char not in _VNI).replace("Đ", "D").replace("đ", "d")
    # Telex writes "Ư" for "W".
    telex = re.sub("[Uu]\u031b", "W", parts)
    telex = "".join(char for char in telex if char not in _VNI).replace("Đ", "D").replace("đ", "d")
    found = [by_vni.upper(), telex.upper(), bare.upper(), _of_row(parts).upper()]
    return list(dict.fromkeys(found))


def _of_row(parts: str) -> str:
    text = _DOT_FIRST.sub("\\1\\2\u0323", parts.lower())
    for letter, digit in _LETTERS_OF_ROW.items():
        text = text.replace(letter, digit)
    return "".join(_ROW.get(char, char) for char in text)
