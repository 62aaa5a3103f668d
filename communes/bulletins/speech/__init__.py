"""Vietnamese as it is said: what a voice, or a human reader, makes of a written text.

    spoken("Họp lúc 7h30 ngày 5/12 tại UBND xã.", {"UBND": "Uỷ ban nhân dân"}).text
    "Họp lúc bảy giờ ba mươi phút ngày mùng năm tháng mười hai tại Uỷ ban nhân dân xã."

One pass from left to right: the rule that finds something first tells it, of two that begin at
the same place the one that stands earlier (docs/adr/0034).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast
from unicodedata import normalize

from communes.bulletins.speech.amounts import AMOUNTS
from communes.bulletins.speech.contacts import CONTACTS, address_rules
from communes.bulletins.speech.rules import Rule
from communes.bulletins.speech.signs import SIGNS
from communes.bulletins.speech.times import TIMES
from communes.bulletins.speech.words import (
    NUMBERED,
    WORDS,
    abbreviation_rules,
    document_rules,
)

__all__ = ["Piece", "Spoken", "spoken"]

_WORD = re.compile(r"\w")
_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_SENTENCE_END = re.compile(r"[.!?\n]\s*$")


@dataclass(frozen=True)
class Piece:
    """A part of the text as `written` and as `said`."""

    written: str
    said: str

    @property
    def is_word_changed(self) -> bool:
        """Whether another word is said; signs that become pauses are none."""
        has_word = _WORD.search(self.written) or _WORD.search(self.said)
        return self.written != self.said and bool(has_word)


@dataclass(frozen=True)
class Spoken:
    """What is said, and the parts of the text that it was made of, in their order."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What was written and what is said instead, (from, to), without signs alone."""
        changed = (piece for piece in self.pieces if piece.is_word_changed)
        return [(piece.written.strip(), piece.said.strip()) for piece in changed]


def spoken(text: str, abbreviations: Mapping[str, str]) -> Spoken:
    """What is said of a text; `abbreviations` gives the words of each ("UBND": "Uỷ ban …")."""
    # Rules look behind words: long runs of spaces would cost them seconds.
    text = _SPACES.sub(" ", normalize("NFC", text).strip())
    rules = _rules(tuple(sorted(abbreviations.items())))
    pieces = tuple(_pieces(text, rules))
    return Spoken(_tidy("".join(piece.said for piece in pieces)), pieces)


@lru_cache(maxsize=8)
def _rules(abbreviations: tuple[tuple[str, str], ...]) -> Sequence[Rule]:
    known = dict(abbreviations)
    spelled = {one.lower() for one in known}
    return (
        *address_rules(spelled),
        *document_rules(known),
        *NUMBERED,
        *abbreviation_rules(known),
        *CONTACTS,
        *TIMES,
        *WORDS,
        *AMOUNTS,
        *SIGNS,
    )


def _pieces(text: str, rules: Sequence[Rule]) -> Iterator[Piece]:
    """The text in parts, changed and unchanged."""
    at = 0
    found = [rule.pattern.search(text) for rule in rules]
    while True:
        for place, match in enumerate(found):
            if match and match.start() < at:
                found[place] = rules[place].pattern.search(text, at)
        starts = [(match.start(), place) for place, match in enumerate(found) if match]
        if not starts:
            break
        _start, place = min(starts)
        match = cast(re.Match[str], found[place])
        said = rules[place].say(match) if match[0] else None
        if said is None:
            found[place] = rules[place].pattern.search(text, match.start() + 1)
            continue
        if match.start() > at:
            yield Piece(text[at : match.start()], text[at : match.start()])
        yield Piece(match[0], _begun(text, match.start(), said))
        at = match.end()
    if at < len(text):
        yield Piece(text[at:], text[at:])


def _begun(text: str, at: int, said: str) -> str:
    """With a capital where a sentence begins."""
    is_start = at == 0 or _SENTENCE_END.search(text[max(0, at - 20) : at])
    return said[:1].upper() + said[1:] if is_start else said


def _tidy(text: str) -> str:
    """Without spaces before signs and without two pauses in a row."""
    text = re.sub(r"[ \t\u00a0]+", " ", text)
    text = re.sub(r" ?,(?: ?,)+", ",", text)
    text = re.sub(r" +([,.;:!?])", r"\1", text)
    text = re.sub(r",([.;:!?])", r"\1", text)
    return re.sub(r" ?\n ?", "\n", text).strip()
