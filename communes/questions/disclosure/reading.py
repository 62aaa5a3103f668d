"""A text as it is compared, with the place of each letter in what people see.

The one place where spellings become the same: composed and decomposed letters, full width,
old fonts, letters of other scripts that look like ours, marks, case, any kind of space and
dash, and what takes no room.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote

from portal.core.text import without_marks

# Letters of other scripts that look like one of ours.
_ALIKE = str.maketrans("абвеѕіјкмнорстухԁɡαβεικνορτυχɑıⅼ", "abbesijkmhopctyxdgabeikvoptuxail")
# Letters by their category, and nothing to the eye.
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212"
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STROKE = "\u0335"
# Marks of our letters, which wait for theirs behind something without width.
_OWN_MARKS = _TONES | frozenset("\u0302\u0306\u031b")


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """What a letter is compared as: none, one or more small letters, digits or signs."""
    found = []
    for one in unicodedata.normalize("NFKC", char):
        if one.isspace():
            found.append("\n" if one == "\n" else " ")
        elif one in _DASHES:
            found.append("-")
        else:
            one = str(unicodedata.decimal(one, one))
            bare = unicodedata.normalize("NFD", without_marks(one).lower())
            found += [each for each in bare if unicodedata.category(each) != "Mn"]
    return "".join(found).translate(_ALIKE)


def _is_seen(char: str) -> bool:
    """Whether it takes room; no joiners, choices of a sign's picture, rings around digits."""
    if char in _FILLERS or unicodedata.category(char) in ("Cf", "Me"):
        return False
    return unicodedata.category(char) != "Mn" or char in _OWN_MARKS


@lru_cache(maxsize=4096)
def marks_of(char: str) -> tuple[frozenset[str], frozenset[str]]:
    """The marks of a letter: those that make it another letter, and its tone."""
    marks = set(unicodedata.normalize("NFD", char)[1:])
    if char in "đĐ":
        marks.add(_STROKE)
    return frozenset(marks - _TONES), frozenset(marks & _TONES)


@dataclass(frozen=True)
class Reading:
    """`text` as it is shown; `plain` as it is compared, whose nth sign stands in `places[n]`.

    `letters` are the letters and digits of `plain` alone, whose nth stands there in `spots[n]`.
    """

    text: str
    plain: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    letters: str = field(repr=False)
    spots: tuple[int, ...] = field(repr=False)

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of `plain` stands in `text`."""
        return self.places[start], self.places[end - 1] + 1

    def spots_of(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of `text` stands in `plain`."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def char(self, spot: int) -> str:
        """The sign of `text` behind one of `plain`."""
        return self.text[self.places[spot]]


def read(text: str) -> Reading:
    """Reads a text; whoever compares one with another reads both."""
    text = "".join(char for char in unicodedata.normalize("NFC", text) if _is_seen(char))
    text = unicodedata.normalize("NFC", text)
    signs = [(sign, place) for place, char in enumerate(text) for sign in _plain(char)]
    plain = "".join(sign for sign, _place in signs)
    spots = tuple(spot for spot, sign in enumerate(plain) if sign.isalnum())
    places = tuple(place for _sign, place in signs)
    return Reading(text, plain, places, "".join(plain[spot] for spot in spots), spots)


# Elements that stand within a line: a word may go on behind them.
_INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong"]
    + ["sub", "sup", "u", "wbr"]
)
# What only programs read of an element.
_TECHNICAL = frozenset(["id", "linktype", "format"])


class RichText(HTMLParser):
    """What a rich text shows, and what stands in its tags: targets, titles, notes.

    `shown` is one text, whose words go on over tags within a line; `hidden` are all
    attributes with their values, as they are read, and comments; `documents` the ids of the
    files it links to.
    """

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[tuple[str, str]] = []
        self.documents: list[str] = []
        self.feed(html)
        self.close()

    @property
    def shown(self) -> str:
        return "".join(self.parts).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        values = {name: value or "" for name, value in attrs}
        if values.get("linktype") == "document":
            self.documents.append(values.get("id", ""))
        for name, value in values.items():
            if name not in _TECHNICAL and value:
                self.hidden.append((name, unquote(unquote(value))))

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.hidden.append(("", data))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE and self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")
