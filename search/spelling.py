"""“Có phải bạn tìm…”: a query as the pages that it found spell it.

Only what the reader may see is quoted, so a commune's words never show on another's site.
"""

import unicodedata
from collections import Counter

from search.analysis import Word, has_more_marks, words
from search.plan import Plan
from search.slips import is_syllable

# A syllable of so few letters is one slip away from a dozen others.
SHORT = 3


def spelt(plan: Plan, titles: list[str], texts: list[str]) -> str:
    """The query in the spelling of some texts; "" where that is how it was typed.

    `titles` and `texts`: of the best hits, best first. Words that stand together there are taken
    together, those that were repaired otherwise as each is mostly written. Where a short syllable
    was read as another (“leo” as “lên”), only titles are trusted.
    """
    texts = titles if _is_guessed(plan) else [*titles, *texts]
    rows = [list(words(text)) for text in texts]
    wanted = [way.split("_") for ways in plan.ways for way in ways[:1]]
    folded = [part for parts in wanted for part in parts]
    found = _together(folded, texts, rows)
    if not found and plan.is_repaired:
        found = _one_by_one(folded, texts, rows)
    typed = " ".join(plan.text[word.start : word.end] for word in plan.typed)
    if not found or _plain(found) == _plain(typed) or not _keeps_marks(plan, found):
        return ""
    return found


def _is_guessed(plan: Plan) -> bool:
    return len(plan.typed) > 1 and any(
        plan.is_read_as_another(place) and len(word.folded) <= SHORT and is_syllable(word)
        for place, word in enumerate(plan.typed)
    )


def _keeps_marks(plan: Plan, found: str) -> bool:
    """Whether the words that were typed with marks, and are no slips, have these very marks."""
    spelling = {word.folded: word.exact for word in words(found)}
    return all(
        not word.has_marks
        or plan.is_read_as_another(place)
        or has_more_marks(spelling.get(word.folded, ""), word)
        for place, word in enumerate(plan.typed)
    )


def _together(folded: list[str], texts: list[str], rows: list[list[Word]]) -> str:
    for text, row in zip(texts, rows, strict=True):
        forms = [word.folded for word in row]
        for start in range(len(forms) - len(folded) + 1):
            if forms[start : start + len(folded)] == folded:
                part = row[start : start + len(folded)]
                return " ".join(_written(text, word) for word in part)
    return ""


def _one_by_one(folded: list[str], texts: list[str], rows: list[list[Word]]) -> str:
    """Only where each word stands in some text: half a suggestion helps nobody."""
    spellings: dict[str, Counter] = {}
    for text, row in zip(texts, rows, strict=True):
        for word in row:
            spellings.setdefault(word.folded, Counter())[_written(text, word)] += 1
    if not all(word in spellings for word in folded):
        return ""
    return " ".join(spellings[word].most_common(1)[0][0] for word in folded)


def _written(text: str, word: Word) -> str:
    """A word in small letters, unless it is all capitals (“UBND”)."""
    spelling = unicodedata.normalize("NFC", text[word.start : word.end])
    return spelling if spelling.isupper() and len(spelling) > 1 else spelling.lower()


def _plain(text: str) -> list[str]:
    """Where the tone stands, and capitals, make no difference."""
    return [word.exact for word in words(text)]
