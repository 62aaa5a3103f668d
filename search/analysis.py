"""One way of reading Vietnamese, for the index and for what people type.

Engines store plain tokens of ASCII that are made here: no extension, no dictionary, no
analyser of an engine's own, and so the same answers everywhere. A word gives up to three:

- folded: without marks, "tuyết" → "tuyet";
- exact: the marks as digits in order, "tuyết" → "tuyet.16", so that where a tone is
  written ("hoà", "hòa") and how it is composed makes no difference; it only scores;
- pair: two neighbours in one, "đăng ký" → "dang_ki".
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# Raised with each change of what is made of a text, or of which texts the index takes: it must be
# rebuilt then (2: stars, places and categories; 3: numbers of neighbouring cells, calls for help;
# 4: facets as kinds of results declare them).
VERSION = 4
# The digits of VNI, the oldest way to type marks in ASCII.
_MARKS = {
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
    "\u0302": "6",
    "\u031b": "7",
    "\u0306": "8",
}
_D_MARK = "9"
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
# "Mỹ" and "Mĩ", "quý" and "quí" are one word: only after these is a last y a matter of taste.
_LAST_Y = re.compile(r"(?<=[hklmstv])y$|(?<=^qu)y$")
# With or without "+"; it begins with letters that a search for it can leap to.
_NUMBER = re.compile(r"[+0-9](?<!\w[+0-9])(?:(?<=\+)[0-9]|(?<!\+))[0-9 .\-]{5,16}[0-9](?!\w)")
_LONGEST = 40


@dataclass(frozen=True)
class Word:
    """A word of a text: its two forms, and where it stands (in characters, end excluded)."""

    folded: str
    exact: str
    start: int
    end: int

    @property
    def has_marks(self) -> bool:
        return self.exact != self.folded


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[str, str]:
    """The folded and the exact form of one word; equal where it has no marks."""
    letters, marks = [], []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if char == "đ":
            letters.append("d")
            marks.append(_D_MARK)
        elif char in _MARKS:
            marks.append(_MARKS[char])
        elif char.isascii() and char.isalnum():
            letters.append(char)
        elif not unicodedata.combining(char):
            # Other scripts stand for themselves, in ASCII too.
            letters.append(f"u{ord(char):x}")
    folded = _LAST_Y.sub("i", "".join(letters))[:_LONGEST]
    return folded, f"{folded}.{''.join(sorted(marks))}" if marks else folded


def has_more_marks(exact: str, word: Word) -> bool:
    """Whether an exact form is this word's, with its marks and maybe more: “đăng” of “đang”."""
    letters, _, marks = exact.partition(".")
    if letters != word.folded:
        return False
    return not Counter(word.exact.partition(".")[2]) - Counter(marks)


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for match in _WORD.finditer(text):
        folded, exact = forms(match[0])
        if folded:
            yield Word(folded, exact, match.start(), match.end())


def folded_words(text: str) -> list[str]:
    """The words of a text without marks, in order."""
    return [word.folded for word in words(text)]


def tokens(text: str) -> list[str]:
    """All that the index keeps of a text: words, exact forms, pairs and long numbers."""
    found: list[str] = []
    before = ""
    # Not by `words`, which tells more: rebuilding the index is mostly this.
    for word in _WORD.findall(text):
        folded, exact = forms(word)
        if not folded:
            continue
        found.append(folded)
        if exact != folded:
            found.append(exact)
        if before:
            found.append(pair(before, folded))
        before = folded
    return [*found, *(number for number in numbers(text) if number not in found)]


def whole_numbers(text: str) -> str:
    """A query with each telephone number in one, as settings and producers keep it."""

    def in_one(match: re.Match) -> str:
        number = next(numbers(match[0]), "")
        return number if re.fullmatch("0[0-9]{8,10}", number) else match[0]

    return _NUMBER.sub(in_one, text)


def terms(found: Iterable[str]) -> set[str]:
    """The tokens that the vocabulary counts: words and pairs, not exact forms."""
    return {token for token in set(found) if "." not in token}


def pair(left: str, right: str) -> str:
    """Two folded neighbours in one token."""
    return f"{left}_{right}"


def numbers(text: str) -> Iterator[str]:
    """Long numbers as one token each, however they are grouped: "0238 300 0101", "+84238…"."""
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if digits.startswith("84") and len(digits) >= 11:
            digits = f"0{digits[2:]}"
        if len(digits) >= 7:
            yield digits
