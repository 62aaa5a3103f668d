"""What people type, made safe to look for, and shown back where it was found."""

from dataclasses import dataclass, field
from math import fsum

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from portal.core.phone_links import find_phones
from search.analysis import Word, has_more_marks, words

SNIPPET_BEFORE, SNIPPET_LENGTH = 60, 200
# What ends a sentence, and how short a text is that is a name or a cell of a table.
ENDS, SHORT = ".!?…:;", 40
# Words looked at around each place to find where a query stands thickest.
WINDOW = 30


@dataclass(frozen=True)
class Wanted:
    """What is marked where it was found.

    `singles`: folded words; those that were typed with marks with the words as they were typed,
    others with None. `phrases`: folded words that count only in a row. `weights` of the words.
    """

    singles: dict[str, Word | None]
    phrases: tuple[tuple[str, ...], ...] = ()
    weights: dict[str, float] = field(default_factory=dict)

    def is_single(self, word: Word) -> bool:
        if word.folded not in self.singles:
            return False
        typed = self.singles[word.folded]
        return typed is None or has_more_marks(word.exact, typed)

    def is_as_typed(self, word: Word) -> bool:
        """Whether a wanted word was typed with marks, and with just these."""
        typed = self.singles[word.folded]
        return typed is not None and word.exact == typed.exact

    def found_in(self, text: str) -> list[Word]:
        """The words of a text that are wanted, in order."""
        row = list(words(text))
        folded = [word.folded for word in row]
        single = [place for place, word in enumerate(row) if self.is_single(word)]
        # Where a word stands as it was typed, those with more marks are others.
        as_typed = {row[place].folded for place in single if self.is_as_typed(row[place])}
        places = {
            place
            for place in single
            if row[place].folded not in as_typed or self.is_as_typed(row[place])
        }
        for phrase in self.phrases:
            long = len(phrase)
            for place in range(len(row) - long + 1):
                if tuple(folded[place : place + long]) == phrase:
                    places |= {*range(place, place + long)}
        return [row[place] for place in sorted(places)]


def mark_words(text: str, wanted: Wanted) -> SafeString:
    """`text`, escaped, with the words marked that are wanted; neighbours in one."""
    parts, end = [], 0
    for start, until in _stretches(text, wanted):
        parts.append(conditional_escape(text[end:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:until]))
        end = until
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped above


def _stretches(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    row = wanted.found_in(text)
    has_digits = any(word.folded.isdigit() for word in row)
    phones = [(one.start, one.end) for one in find_phones(text)] if has_digits else []
    for word in row:
        start, end = word.start, word.end
        # A number to call is marked whole, or it would be none any more.
        for first, last in phones:
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
        if found and (start < found[-1][1] or text[found[-1][1] : start].isspace()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def snippet(texts: list[str], wanted: Wanted) -> str:
    """The stretch of `texts` where the wanted words stand thickest, else how they begin.

    Cells and names are joined by commas, so that a quote reads as a sentence does.
    """
    text = joined(texts)
    found = wanted.found_in(text)
    best, place = 0.0, 0
    for number, first in enumerate(found):
        last = first.start + SNIPPET_LENGTH - SNIPPET_BEFORE
        near = {word.folded for word in found[number : number + WINDOW] if word.end < last}
        # Each word once: a stretch with all of them beats one that repeats the rarest.
        # Exact, so that the order of a set makes no stretch the better one.
        if (worth := fsum(wanted.weights.get(word, 1.0) for word in near)) > best:
            best, place = worth, first.start
    return _cut(text, place)


def joined(texts: list[str]) -> str:
    """Texts in one: a sentence follows a sentence, what is none a comma."""
    told = ""
    for text in dict.fromkeys(" ".join(text.split()) for text in texts):
        if not text:
            continue
        if told:
            told += " " if told[-1] in ENDS else ", " if len(text) < SHORT else ". "
        told += text
    return told


def _cut(text: str, place: int) -> str:
    """About `SNIPPET_LENGTH` letters around a place, between whole words."""
    start = text.rfind(" ", 0, place - SNIPPET_BEFORE) + 1 if place > SNIPPET_BEFORE else 0
    end = start + SNIPPET_LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
