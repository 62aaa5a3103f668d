"""Which word of the pages each word of a query means: read from Telex, a slip or a lost space."""

import re
from collections.abc import Collection, Sequence

from search.analysis import Word, forms, pair
from search.slips import glued, is_syllable, is_well_spelt, one_slip_away
from search.telex import from_telex
from search.vocabulary import Vocabulary

VOWEL = re.compile("[aeiouy]")
# Shorter words that stand alone are not guessed at.
SHORTEST_ALONE = 4
# Of so many words without a known spelling the meaning is looked for.
MOST_UNKNOWN = 5
MOST_NEAR = 3
# So short without a vowel it is an abbreviation: “dt”.
LONGEST_ABBREVIATION = 2
# Of so many words that no neighbour stands beside anywhere a slip is looked for.
MOST_UNSURE = 3
SHORTEST_UNSURE = 3


class Reading:
    """A query's words, read with a vocabulary that looked them and their pairs up.

    `text`: the query itself. `settled`: the places of words that are taken as they are.
    """

    def __init__(
        self, text: str, typed: Sequence[Word], vocabulary: Vocabulary, settled: Collection[int]
    ):
        self.text, self.typed = text, typed
        self.vocabulary, self.settled = vocabulary, settled

    def ways(self) -> list[list[str]]:
        """For each word the folded words that may be meant, the likeliest first.

        A pair ("dang_ki") stands for a word that was typed without its space.
        """
        known, look_up = self.vocabulary.frequency, self.vocabulary.look_up
        unknown = self._unknown()
        unsure = self._unsure()
        read = {place: self._read_as(place) for place in unknown}
        read |= {place: sorted(one_slip_away(self.typed[place].folded)) for place in unsure}
        look_up(one for ones in read.values() for one in ones)
        near = {place: [one for one in ones if known(one)] for place, ones in read.items()}
        look_up(
            other
            for place, ones in near.items()
            for one in ones
            for other in self._beside(place, one)
        )
        found = {place: self._likeliest(place, near[place]) for place in unknown}
        found |= {place: self._second(place, near[place]) for place in unsure}
        return [found.get(place, [word.folded]) for place, word in enumerate(self.typed)]

    def _unknown(self) -> list[int]:
        """The places of words that no page has."""
        known = self.vocabulary.frequency
        return [
            place
            for place, word in enumerate(self.typed)
            if not known(word.folded) and place not in self.settled
        ][:MOST_UNKNOWN]

    def _unsure(self) -> list[int]:
        """The places of words that pages have, though never beside these neighbours."""
        known = self.vocabulary.frequency
        if len(self.typed) < 2:
            return []
        return [
            place
            for place, word in enumerate(self.typed)
            if known(word.folded)
            and place not in self.settled
            and len(word.folded) >= SHORTEST_UNSURE
            and not any(map(known, self._beside(place, word.folded)))
        ][:MOST_UNSURE]

    def _read_as(self, place: int) -> list[str]:
        """What a word without a known spelling could be: Telex, else a slip or a lost space."""
        word = self.typed[place]
        telex = from_telex(self.text[word.start : word.end])
        if telex and self.vocabulary.frequency(forms(telex)[0]):
            return [forms(telex)[0]]
        if any(map(str.isdigit, word.folded)):
            # “6m” and “2tr” are no slips.
            return glued(word.folded)
        if len(word.folded) <= LONGEST_ABBREVIATION and not VOWEL.search(word.folded):
            return []
        return [*sorted(one_slip_away(word.folded)), *glued(word.folded)]

    def _beside(self, place: int, word: str) -> list[str]:
        """The pairs that a word would make with its neighbours here."""
        first, _, last = word.partition("_")
        found = [pair(self.typed[place - 1].folded, first)] if place else []
        if place + 1 < len(self.typed):
            found.append(pair(last or first, self.typed[place + 1].folded))
        return found

    def _fits(self, place: int, ones: Sequence[str]) -> dict[str, int]:
        """How often each of some words stands beside the neighbours here."""
        known = self.vocabulary.frequency
        return {one: sum(map(known, self._beside(place, one))) for one in ones}

    def _likeliest(self, place: int, near: list[str]) -> list[str]:
        known, word = self.vocabulary.frequency, self.typed[place]
        fits = self._fits(place, near)
        near = sorted(near, key=lambda one: ("_" in one, -fits[one], -known(one), one))
        fitting = [one for one in near if fits[one]]
        if is_well_spelt(word):
            # Hardly a slip: pages just don't have it.
            return [word.folded, *fitting[:1]]
        if len(self.typed) == 1:
            # Without a neighbour to tell, the first letter does.
            begin, least = word.folded[:1], SHORTEST_ALONE
            near = [one for one in near if one[0] == begin and len(one) >= least or "_" in one]
        elif self._could_be_right(word):
            near = fitting
        return (fitting or near)[:MOST_NEAR] or [word.folded]

    def _could_be_right(self, word: Word) -> bool:
        """An abbreviation that nobody has told, or a word that pages just don't have."""
        if not VOWEL.search(word.folded):
            return True
        return is_syllable(word) and not from_telex(self.text[word.start : word.end])

    def _second(self, place: int, near: list[str]) -> list[str]:
        """The word as it was typed, and what may be meant: “tiếp cận tông tin”."""
        fits = self._fits(place, near)
        best = max(near, key=lambda one: (fits[one], one), default="")
        typed = self.typed[place].folded
        return [typed, best] if best and fits[best] else [typed]
