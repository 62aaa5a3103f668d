"""Public codes of questions: random, easy to read aloud, impossible to guess."""

import re
import secrets
import unicodedata
from itertools import product

from portal.core.typed.characters import without_width

# No vowels (no words by chance), nothing that looks like something else (0 O, 1 I L).
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
PREFIX = "HD"
_SIGNS = 8
CODE_PATTERN = re.compile(rf"{PREFIX}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")

# What the Vietnamese keyboards Telex and VNI make of signs of the alphabet: "W" becomes "Ư",
# "WS" "Ứ", "DD" or "D9" "Đ". Telex takes the tone behind the letters that follow, too, and a
# second W back; whoever thinks of "Hỏi đáp" writes "HĐ".
_TONES = {"\u0301": "S", "\u0300": "F", "\u0309": "R", "\u0303": "X", "\u0323": "J"}
# By letter, the ways it can have come about: a sign, and one that was typed right there or later.
_WAYS = {"Đ": [("D", ""), ("D", "D"), ("D9", "")], "Ư": [("W", "")], "W": [("W", ""), ("WW", "")]}
_WAYS |= {
    unicodedata.normalize("NFC", f"Ư{mark}"): [("W", letter)] for mark, letter in _TONES.items()
}
_LETTER = f"[{ALPHABET}{''.join(way for way in _WAYS if way not in ALPHABET)}]"
_BETWEEN = r"[\s\-\u2010-\u2015\u2043\u2212_.:,/\u00b7\u2022)]*"
_BODY = rf"{_LETTER}(?:{_BETWEEN}{_LETTER}){{3,7}}(?!\w)"
# "HDD" and "HD9": the keys of "HĐ" without such a keyboard, where eight signs follow.
_WITH_PREFIX = re.compile(
    rf"(?<!\w)H\s?(?:D[D9](?=(?:{_BETWEEN}[{ALPHABET}]){{8}}(?!\w))|D|(?P<dd>Đ)){_BETWEEN}(?P<body>{_BODY})"
)
_BARE = re.compile(rf"\W*(?:(?:MÃ|MA|CODE)(?: SỐ| CÂU HỎI)?\W+)?(?P<body>{_BODY})\W*")
# The address of an answer, pasted whole.
_IN_ADDRESS = re.compile(r"/tra-cuu/([^/?#\s]+)")
_LONGEST = 60
# Letters of other languages that old programs and fonts write for "Đ".
_LOOKS_LIKE_DD = re.compile("[ÐƉ]")
# Letters to read in more than one way; more were no code, and cost time.
_MOST_MARKED = 5


def new_code() -> str:
    """A fresh code such as "HD-7K3M-92QX": one of 2.8e11, by the system's random source."""
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(_SIGNS))
    return f"{PREFIX}-{signs[:4]}-{signs[4:]}"


def possible_codes(typed: str) -> list[str]:
    """The codes that a person may have meant, the likeliest first; none where it can't be one.

    Capital or small, full width, with or without "HD" and dashes, with words before it
    ("Mã: HD-…"), through a Vietnamese keyboard: "HĐ-7Ư3M-92QX" is HD-7W3M-92QX. A name can have
    the shape of a code ("CMND CCCD"): whoever searches with it asks whether there is such a one.
    """
    if found := _IN_ADDRESS.search(typed):
        typed = found[1]
    text = without_width(typed[:_LONGEST])
    # "ß" and ligatures grow in upper case: composed again after it.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper())
    text = _LOOKS_LIKE_DD.sub("Đ", text)
    if found := _WITH_PREFIX.search(text):
        # "HĐ" is the prefix, or the prefix and a first "D".
        return _codes(found["body"], "Đ" if found["dd"] else "")
    found = _BARE.fullmatch(text)
    return _codes(found["body"]) if found else []


def clean_code(typed: str) -> str:
    """The likeliest of `possible_codes`, "" where there is none."""
    return next(iter(possible_codes(typed)), "")


def is_meant_as_code(typed: str) -> bool:
    """Whether somebody means a code, and not a name that only has the shape of one."""
    letters = [char for char in typed if char.isalnum()]
    is_mixed = any(map(str.isdigit, letters)) and any(map(str.isalpha, letters))
    return is_mixed and bool(possible_codes(typed)) and not _is_other_number(typed)


def _is_other_number(typed: str) -> bool:
    """Whether it is written as no code is without its "HD": “KH 2345 TT”, “37C-23456”.

    What a Vietnamese keyboard changed may be shorter.
    """
    text = unicodedata.normalize("NFKC", without_width(typed)).upper()
    if _WITH_PREFIX.search(_LOOKS_LIKE_DD.sub("Đ", text)):
        return False
    parts = re.findall(r"[^\W_]+", text)[-2:]
    return all(part.isascii() and len(part) not in (_SIGNS, _SIGNS // 2) for part in parts)


def _codes(body: str, before: str = "") -> list[str]:
    letters = re.sub(r"[\W_]", "", body)
    as_typed = [f"{PREFIX}-{letters[:4]}-{letters[4:]}"]
    if CODE_PATTERN.fullmatch(as_typed[0]):
        return as_typed
    if sum(letter in _WAYS for letter in letters) > _MOST_MARKED:
        return []
    ways = [_WAYS.get(letter, [(letter, "")]) for letter in letters]
    starts = ["", "D", "9"] if before else [""]
    found = [
        f"{PREFIX}-{signs[:4]}-{signs[4:]}"
        for start, way in product(starts, product(*ways))
        for signs in _placed(start, way)
        if len(signs) == _SIGNS
    ]
    return list(dict.fromkeys(found))


def _placed(signs: str, way: tuple[tuple[str, str], ...]) -> list[str]:
    """A way of typing written out: what may have come later at each place from there on."""
    if sum(len(sign) + len(later) for sign, later in way) + len(signs) != _SIGNS:
        return []
    texts, open_at = [signs], []
    for sign, later in way:
        texts = [text + sign for text in texts]
        if later:
            open_at.append((len(texts[0]), later))
    for place, later in reversed(open_at):
        texts = [
            text[:at] + later + text[at:] for text in texts for at in range(place, len(text) + 1)
        ]
    return texts
