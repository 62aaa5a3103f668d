"""What a query asks for, as tokens that every engine understands."""

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from search.analysis import Word, forms, has_more_marks, numbers, pair, words
from search.asking import asking_places
from search.engines.base import Group
from search.kinds import declared_facets
from search.telex import from_telex
from search.vocabulary import Vocabulary
from search.ways import Reading

MOST_WORDS = 30
LONGEST_PHRASE = 8
# What another word counts that may be meant beside the one that was typed.
SECOND = 0.3
# Words in more documents than this share find nothing by themselves, only among others.
COMMON = 0.12
RARE_WORDS = 6
# Words in more documents than this share tell nothing.
EVERYWHERE = 0.5
# What a word that only asks counts, and a pair with one.
ASKING, ASKING_PAIR = 0.3, 0.6
# What another phrase counts that means the same as one that pages have.
SAME = 0.6
# In so many documents engines look tokens up; the order is made with all tokens anyway.
MOST_LOOK_UPS = 5_000


def phrases(text: str) -> list[str]:
    """The phrases of a query by which synonyms are kept: its words in a row, without marks."""
    row = [word.folded for word in words(text)][:MOST_WORDS]
    return [
        " ".join(row[start:end])
        for start in range(len(row))
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(row)) + 1)
    ]


# In the exact form of a word.
TONE = re.compile(r"\..*[1-5]")


@dataclass(frozen=True)
class Slot:
    """A word of a query as the tokens of documents that stand for it, with its weight.

    `bare`: what it is without the marks that it was typed with.
    """

    tokens: tuple[str, ...]
    bare: str
    weight: float


@dataclass(frozen=True)
class Plan:
    """A query read with a vocabulary.

    `synonyms`: a folded phrase of the query → the phrases that mean the same.
    """

    text: str
    vocabulary: Vocabulary
    synonyms: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        row = [word.folded for word in self.typed]
        meant = [tuple(one) for ways in self.meanings.values() for one in ways]
        terms = {*row, *pairs_of(row)}
        for one in meant:
            terms |= {*one, *pairs_of(one)}
        telex = [from_telex(self.text[word.start : word.end]) for word in self.typed]
        terms |= {*numbers(self.text), *(forms(one)[0] for one in telex if one)}
        self.vocabulary.look_up(terms)

    @cached_property
    def typed(self) -> list[Word]:
        return list(words(self.text))[:MOST_WORDS]

    @cached_property
    def asked(self) -> dict[str, str]:
        """By facet the value that the words ask for: “mật ong 3 sao”."""
        row = [word.folded for word in self.typed]
        found = {name: facet.asked(row) for name, facet in declared_facets().items()}
        return {name: value for name, value in found.items() if value}

    @cached_property
    def asking(self) -> frozenset[int]:
        """The places of words that only ask: no page needs to have them."""
        return asking_places(self.typed)

    @cached_property
    def meanings(self) -> dict[tuple[int, int], list[list[str]]]:
        """The places (start, end) of words with synonyms, longest first, none over another."""
        row = [word.folded for word in self.typed]
        spans = [
            (start, end)
            for start in range(len(row))
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(row)) + 1)
            if " ".join(row[start:end]) in self.synonyms
        ]
        found: dict[tuple[int, int], list[list[str]]] = {}
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            if all(end <= other or start >= until for other, until in found):
                ways = self.synonyms[" ".join(row[start:end])]
                found[start, end] = [[word.folded for word in words(way)] for way in ways]
        return found

    @cached_property
    def ways(self) -> list[list[str]]:
        """For each word the folded words that may be meant (`search.ways`)."""
        settled = self.asking.union(*(range(*span) for span in self.meanings))
        return Reading(self.text, self.typed, self.vocabulary, settled).ways()

    @property
    def is_repaired(self) -> bool:
        """Whether a word was read as another."""
        return any(map(self.is_read_as_another, range(len(self.typed))))

    def is_read_as_another(self, place: int) -> bool:
        return self.ways[place][0] != self.typed[place].folded

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What a document must have to answer all of the query."""
        groups, place = [], 0
        spans = {start: (end, ways) for (start, end), ways in self.meanings.items()}
        while place < len(self.typed):
            if place in spans:
                end, meanings = spans[place]
                typed = tuple(word.folded for word in self.typed[place:end])
                meant = [tuple(pairs_of(way) or way) for way in meanings]
                groups.append((typed, *(way for way in meant if way)))
                place = end
            else:
                if place not in self.asking:
                    groups.append(tuple((way,) for way in self.ways[place]))
                place += 1
        return tuple(dict.fromkeys(groups))

    @cached_property
    def weights(self) -> dict[str, float]:
        """All that scores, with what it tells: words, exact forms, pairs, meanings, numbers."""
        terms: dict[str, float] = {}
        weight = self.vocabulary.weight
        self.vocabulary.look_up(one for ones in self.pairs for one in ones)
        for place, (word, ways) in enumerate(zip(self.typed, self.ways, strict=True)):
            share = ASKING if place in self.asking else 1.0
            known = self._frequency(word.folded)
            if len(ways) > 1 and ways[0] == word.folded:
                # What no page has tells nothing where something else may be meant.
                told = [(word.folded, 1.0 if known else 0.0)]
                told += [(way, SECOND if known else 1.0) for way in ways[1:]]
            else:
                told = [(way, 1.0) for way in ways]
            for way, part in told:
                terms[way] = max(part * share * weight(way), terms.get(way, 0.0))
            if word.has_marks and ways[0] == word.folded and (known or len(ways) == 1):
                # As much as the rarest: who types marks means them.
                terms[word.exact] = share * self.vocabulary.rarest
            share = ASKING_PAIR if {place - 1, place} & self.asking else 1.0
            terms |= {one: share * weight(one) for one in self.pairs[place]}
        for (start, end), meanings in self.meanings.items():
            # Who types a phrase that pages have means this one first.
            row = [word.folded for word in self.typed[start:end]]
            is_known = len(row) > 1 and all(map(self.vocabulary.frequency, pairs_of(row)))
            part = SAME if is_known else 1.0
            for meaning in meanings:
                for term in (*pairs_of(meaning), *meaning):
                    terms.setdefault(term, part * weight(term))
        longest = max(terms.values(), default=1.0)
        return terms | dict.fromkeys(numbers(self.text), longest)

    @cached_property
    def is_half_marked(self) -> bool:
        """Whether nobody typed a tone."""
        return not any(TONE.search(word.exact) for word in self.typed)

    def has_marks_of(self, tokens: Collection[str]) -> bool:
        """Whether a document has each word that was typed with marks with these.

        Or with more, where nobody typed a tone: “đang ky” is half of “đăng ký”.
        """
        with_meaning = {place for span in self.meanings for place in range(*span)}
        return all(
            word.exact in tokens
            or (self.is_half_marked and any(has_more_marks(token, word) for token in tokens))
            for place, word in enumerate(self.typed)
            if word.has_marks
            and place not in self.asking | with_meaning
            and not self.is_read_as_another(place)
        )

    @cached_property
    def slots(self) -> list[Slot]:
        """Each word that is asked for, with what stands for it."""
        weight = self.vocabulary.weight
        found = []
        for place, (word, ways) in enumerate(zip(self.typed, self.ways, strict=True)):
            if place in self.asking:
                continue
            meant = [
                one
                for (start, end), meanings in self.meanings.items()
                if start <= place < end
                for way in meanings
                for one in (pairs_of(way) or way)[:1]
            ]
            is_marked = word.has_marks and not self.is_read_as_another(place)
            own, bare = ([word.exact, *ways[1:]], ways[0]) if is_marked else (ways, "")
            found.append(Slot((*own, *meant), bare, max(map(weight, ways))))
        return found

    @cached_property
    def alternatives(self) -> list[tuple[frozenset[str], list[frozenset[str]]]]:
        """For each phrase with synonyms all tokens that tell it, and those of each way to say it.

        No token is in two of them, and none that the rest of the query has, too.
        """
        spans = sorted(self.meanings)
        outside = set(range(len(self.typed))).difference(*(range(*span) for span in spans))
        told = {token for place in outside for token in self._typed_as(place, self.pairs[place])}
        found = []
        for start, end in spans:
            typed = {one for place in range(start, end) for one in self._typed_as(place)}
            typed.update(*self.pairs[start + 1 : end])
            same = [{*pairs_of(way), *way} for way in self.meanings[start, end]]
            ways = [frozenset(way - told) for way in (typed, *same)]
            found.append((frozenset().union(*ways), ways))
            told |= found[-1][0]
        return found

    def _typed_as(self, place: int, beside: Iterable[str] = ()) -> tuple[str, ...]:
        return (self.typed[place].exact, *self.ways[place], *beside)

    @cached_property
    def weight(self) -> float:
        """All weights together."""
        return sum(self.weights.values()) or 1.0

    @cached_property
    def pairs(self) -> list[list[str]]:
        """For each word what it may make with the one before it."""
        lasts = [{way.split("_")[-1] for way in ways} for ways in self.ways]
        firsts = [{way.split("_")[0] for way in ways} for ways in self.ways]
        return [
            sorted(pair(one, first) for one in before for first in after)
            for before, after in zip([set(), *lasts], firsts, strict=False)
        ]

    @cached_property
    def selecting(self) -> dict[str, float]:
        """For what is only near: of these a document must have one."""
        known, documents = self.vocabulary.frequency, self.vocabulary.documents
        kept = [ways for place, ways in enumerate(self.ways) if place not in self.asking]
        single = sorted({way for ways in kept for way in ways if known(way)}, key=known)
        rare = [one for one in single if known(one) <= COMMON * documents][:RARE_WORDS]
        chosen = set(rare or single[:2])
        chosen |= {one for one in single if known(one) <= EVERYWHERE * documents}
        ways = [way for ways in self.meanings.values() for way in ways]
        chosen |= {way[0] for way in ways if len(way) == 1} | set(numbers(self.text))
        return {
            token: weight
            for token, weight in self.weights.items()
            if token in chosen or "_" in token
        }

    @cached_property
    def common(self) -> tuple[str, ...]:
        """The tokens that stand in too many documents to be looked up in all of them; the rarest
        of them first."""
        tokens = sorted(self.weights, key=lambda token: (self._frequency(token), token))
        found = accumulate(map(self._frequency, tokens))
        return tuple(tokens[bisect(list(found), MOST_LOOK_UPS) :])

    @cached_property
    def near(self) -> dict[str, float]:
        """For what is only near: one of these, none of them common, a document must have."""
        rare = self.selecting.keys() - set(self.common)
        rarest = [token for token in self.common if token in self.selecting][:1]
        return {token: self.selecting[token] for token in sorted(rare) or rarest}

    def _frequency(self, token: str) -> int:
        """In how many documents a token stands at most: the vocabulary has no exact forms."""
        return self.vocabulary.frequency(token.partition(".")[0])


def pairs_of(row: Sequence[str]) -> list[str]:
    """The pairs of words in a row."""
    return [pair(left, right) for left, right in zip(row, row[1:], strict=False)]
