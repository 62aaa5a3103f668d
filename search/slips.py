"""Words that nobody wrote: what was meant by them."""

import re
from string import ascii_lowercase

from search.analysis import Word, forms, pair

# Shorter ones have too many neighbours to tell which was meant.
SHORTEST, LONGEST = 2, 12
# A syllable without its marks: what it begins with, its vowels, what it ends with.
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oeo|oi|oo|ua|uai|uay|ue|ui|uo"
    r"|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = "12345"


def is_syllable(word: Word) -> bool:
    """Whether a word could be a Vietnamese one, typed without its marks."""
    return bool(_SYLLABLE.fullmatch(word.folded))


def is_well_spelt(word: Word) -> bool:
    """Whether a word with marks is a Vietnamese syllable as they are written."""
    marks = word.exact.partition(".")[2]
    tones = sum(mark in _TONES for mark in marks)
    return bool(marks) and tones <= 1 and bool(_SYLLABLE.fullmatch(word.folded))


def one_slip_away(word: str) -> set[str]:
    """The folded words that one wrong, missing, double or swapped letter makes of another."""
    if not SHORTEST <= len(word) <= LONGEST or word.isdigit():
        return set()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    made = {left + right[1:] for left, right in cuts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    for letter in ascii_lowercase:
        made |= {left + letter + right for left, right in cuts}
        made |= {left + letter + right[1:] for left, right in cuts if right}
    return {forms(one)[0] for one in made if one} - {word}


def glued(word: str) -> list[str]:
    """The pairs that a word may be without its space: "dangki" → "dang_ki" among others."""
    return [pair(word[:place], word[place:]) for place in range(1, len(word))]
