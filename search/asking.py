"""The words of a query that only ask: “là gì”, “ở đâu”, “thế nào”.

Pages rarely have them, so they would count as the rarest, and the word that matters would not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.core.data_files import read_data
from search.analysis import Word, words

# These only with their marks: without them they are other words, too.
WITH_MARKS = ("nào", "đâu", "sao")
# Asks at the end of a query, and says no before it.
LAST = "không"
LONGEST = 6


@dataclass(frozen=True)
class Asking:
    """Phrases as they are said; a word typed without marks is taken for the one with them."""

    phrases: tuple[str, ...]


def _key(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word.folded, word.exact) for word in words(text))


ASKING = read_data(Path(__file__).parent / "asking.toml", Asking)
_PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple(folded for folded, _exact in key): tuple(exact for _folded, exact in key)
    for key in map(_key, ASKING.phrases)
}
_MARKED = {word.exact for text in WITH_MARKS for word in words(text)}
_LAST = _key(LAST)[0]


def asking_places(typed: Sequence[Word]) -> frozenset[int]:
    """The places of words that only ask; none where nothing else would be left."""
    found: set[int] = set()
    for start in range(len(typed)):
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1):
            if _asks(typed[start:end]):
                found |= {*range(start, end)}
    if typed and found and (typed[-1].folded, typed[-1].exact) == _LAST:
        found.add(len(typed) - 1)
    return frozenset(found) if len(found) < len(typed) else frozenset()


def _asks(row: Sequence[Word]) -> bool:
    if len(row) == 1 and row[0].exact in _MARKED:
        return True
    exact = _PHRASES.get(tuple(word.folded for word in row))
    if exact is None:
        return False
    return all(
        not word.has_marks or word.exact == other for word, other in zip(row, exact, strict=True)
    )
