"""How large the letters of a poster are, and how many lines each of its texts gets.

All is in millimetres of one A4 (static/channels/poster.css has the same figures). At three
metres, eyes with half the sharpness of good ones (6/12) read letters of 9 mm: ten minutes of
arc. Capitals are 0.65 of the size of a font and more: no text of the poster is set smaller
than 14 mm, and what doesn't fit then ends in "…": the code beside it leads to the rest.
"""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from communes.channels.facts import NoticeFacts

# Sizes of the font, the largest first; each is a class of the style sheet.
SIZES = (32, 24, 20, 16, 14)
LINE_HEIGHT = 1.25
# Widest a letter is on average, in a bold font, of its size; what is printed is 186 mm wide.
LETTER, WIDTH = 0.6, 186
# What is left for the texts below the name and above the code; what a label and a gap take.
ROOM, LABEL, GAP = 210, 7, 3


@dataclass(frozen=True)
class Line:
    """A text of the poster with its label ("" for the title) and its most lines."""

    label: str
    text: str
    lines: int


@dataclass(frozen=True)
class Layout:
    """The `size` of the letters in mm; `is_cut`: a text may end in "…"."""

    size: int
    title: Line
    lines: tuple[Line, ...]
    is_cut: bool


def laid_out(facts: NoticeFacts) -> Layout:
    """The largest letters in which all is said, else the smallest that may be."""
    parts = (
        # With who is given lines first, where there are too few.
        (0, "", facts.what),
        (3, _("Correction"), facts.correction),
        (1, _("When"), facts.when),
        (4, _("Where"), facts.where),
        (2, _("What to do"), facts.to_do),
    )
    told = [part for part in parts if part[2]]
    room = ROOM - GAP * len(told) - LABEL * (len(told) - 1)
    longest = max(len(word) for _rank, _label, text in told for word in text.split())
    for size in SIZES:
        most = int(room // (size * LINE_HEIGHT))
        needed = [_lines(text, size) for _rank, _label, text in told]
        if sum(needed) <= most and longest * size * LETTER <= WIDTH:
            break
    turns = sorted(range(len(told)), key=lambda n: told[n][0])
    given = _shared(needed, most, turns)
    title, *lines = (
        Line(label, text, count) for (_rank, label, text), count in zip(told, given, strict=True)
    )
    return Layout(size, title, tuple(lines), is_cut=sum(needed) > most)


def _lines(text: str, size: int) -> int:
    """How many lines a text takes at most; a line loses the half of a word at its end."""
    letters = max(1, WIDTH / (size * LETTER) - 3)
    return max(1, ceil(len(text) / letters))


def _shared(needed: list[int], most: int, turns: list[int]) -> list[int]:
    """Lines for each text: one for all, then by turns to who needs more, then to all the rest."""
    given = [1] * len(needed)
    while (left := most - sum(given)) > 0:
        hungry = [n for n in turns if given[n] < needed[n]] or turns
        for n in hungry[:left]:
            given[n] += 1
    return given
