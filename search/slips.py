"""Words that nobody wrote: what was meant by them."""

from string import ascii_lowercase

from search.analysis import forms, pair

# Shorter ones have too many neighbours to tell which was meant.
SHORTEST, LONGEST = 2, 12


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
