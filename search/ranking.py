"""The order of hits: made here, so that it is the same with every engine."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import exp

from django.utils import timezone

from search.engines.facets import choices_in, parts_of
from search.models import SearchDocument
from search.plan import Plan, Slot
from search.scopes import Scope

# BM25's usual constants, and how much more a word counts in a title.
K1, B, TITLE = 1.2, 0.75, 3
# What the share of words that are there counts, however rare they are.
THERE = 0.3
# The share of a word that is there only without the marks that it was typed with.
BARE = 0.5
# What a word of a title counts that the query doesn't have.
BESIDE = 0.6
# What it counts that the words of a query stand together: so near each other, in letters of
# tokens (some twenty-five words); only the first of a word's places are looked at.
TOGETHER, NEAR, MOST_PLACES = 0.5, 450, 40
LOOKED_AT = 40
# What a page loses that has not the value of a facet that was asked for.
NOT_AS_ASKED = 1.0
# What a page loses that is much like a better one.
ALIKE = 1.5
# News lose a part of their value with time: all of FRESH within a few half-years.
FRESH, DAYS = 0.3, 180

# A document with its value and its page's id.
Valued = tuple[float, int, SearchDocument]


@dataclass(frozen=True)
class Ranked:
    """A candidate's worth; `covered` is the share of the query that it has (0–1)."""

    page_id: int
    value: float
    covered: float


@dataclass(frozen=True)
class Measures:
    """What a query and a document have in common.

    `covered`, `there`: the shares of the query's weight and of its words that the document has;
    `title`: how much its title and the query have in common (all 0–1).
    """

    bm25: float
    covered: float
    there: float
    title: float


class Ranking:
    """The order of a query's candidates: each is measured once, however often they are ordered."""

    def __init__(self, plan: Plan, scope: Scope, now: datetime):
        self.plan, self.scope, self.now = plan, scope, now
        self._measured: dict[int, Measures] = {}
        self._together: dict[int, float] = {}

    def order(self, candidates: Collection[SearchDocument]) -> list[Ranked]:
        """Best first, ties by id: BM25, how much of the query is there, how near the title is.

        Of the scope's `news` the newer ones are better; of those that are much `alike` all but the
        best of a site come later.
        """
        best = max((self._measures(one).bm25 for one in candidates), default=0) or 1.0
        values = sorted(
            ((self._value(one, best), one.page_id, one) for one in candidates),
            key=lambda row: (-row[0], -row[1]),
        )
        # What stands behind is not lifted by it among the first.
        values = [
            (value + (TOGETHER * self._nearness(one) if place < LOOKED_AT else 0.0), page_id, one)
            for place, (value, page_id, one) in enumerate(values)
        ]
        values.sort(key=lambda row: (-row[0], -row[1]))
        found = [
            Ranked(page_id, value, self._measures(one).covered)
            for value, page_id, one in self._one_of_each(values)
        ]
        return sorted(found, key=lambda row: (-row.value, -row.page_id))

    def _value(self, one: SearchDocument, best: float) -> float:
        measures = self._measures(one)
        value = measures.bm25 / best + measures.covered + THERE * measures.there + measures.title
        if one.kind in self.scope.news and one.date:
            value += FRESH * (exp(-max((self.now - one.date).days, 0) / DAYS) - 1)
        if self.plan.asked:
            choices = choices_in(parts_of(one.facets)[-1], timezone.localdate(self.now))
            lacking = (asked not in choices[name] for name, asked in self.plan.asked.items())
            value -= NOT_AS_ASKED * sum(lacking)
        return value

    def _one_of_each(self, values: Iterable[Valued]) -> Iterator[Valued]:
        """Puts what is much like a better one behind what is as good otherwise."""
        met: set[tuple[str, int]] = set()
        for value, page_id, one in values:
            alike = (one.kind, one.site_id)
            yield value - ALIKE if alike in met else value, page_id, one
            if one.kind in self.scope.alike:
                met.add(alike)

    def _measures(self, one: SearchDocument) -> Measures:
        if one.page_id not in self._measured:
            self._measured[one.page_id] = measure(self.plan, one)
        return self._measured[one.page_id]

    def _nearness(self, one: SearchDocument) -> float:
        if one.page_id not in self._together:
            self._together[one.page_id] = together(self.plan, one)
        return self._together[one.page_id]


def measure(plan: Plan, one: SearchDocument) -> Measures:
    """What a document is worth to a query by itself."""
    title, body = Counter(one.title_words.split()), Counter(one.body_words.split())
    long = K1 * (1 - B + B * one.length / plan.vocabulary.usual_length)
    # What each token of the query that is there adds: to BM25, to what is covered, to the title.
    parts: dict[str, tuple[float, float, float]] = {}
    # Not title[token]: what a Counter hasn't costs a call.
    for token, weight in plan.weights.items():
        in_title, in_body = title.get(token, 0), body.get(token, 0)
        if not (in_title or in_body):
            continue
        often = in_body + TITLE * in_title
        told = weight * often * (K1 + 1) / (often + long) if token in plan.selecting else 0.0
        parts[token] = told, weight, weight if in_title else 0.0
    bm25, covered, shared = _sum(parts, plan)
    there = sum(_share(slot, title, body) for slot in plan.slots)
    usual = plan.weight / (len(plan.weights) or 1)
    other = BESIDE * usual * sum("." not in token and token not in plan.weights for token in title)
    return Measures(
        bm25,
        covered / plan.weight,
        there / (len(plan.slots) or 1),
        shared / (plan.weight + other),
    )


def _sum(parts: Mapping[str, tuple[float, ...]], plan: Plan) -> list[float]:
    """All parts together; of phrases that mean the same the one that adds most."""
    sums = [sum(column) for column in zip(*parts.values(), strict=True)] or [0.0] * 3
    for tokens, ways in plan.alternatives:
        if parts.keys().isdisjoint(tokens):
            continue
        for column in range(len(sums)):
            of_way = [sum(parts[one][column] for one in way & parts.keys()) for way in ways]
            sums[column] += max(of_way) - sum(parts[one][column] for one in tokens & parts.keys())
    return sums


def _share(slot: Slot, title: Counter, body: Counter) -> float:
    """How much of a word of the query is there (0–1)."""
    if any(token in body or token in title for token in slot.tokens):
        return 1.0
    return BARE if slot.bare in body or slot.bare in title else 0.0


def together(plan: Plan, one: SearchDocument) -> float:
    """The greatest share of the query's words, by weight, that stand near each other."""
    text = f" {one.title_words} {one.body_words} "
    spots: list[tuple[int, int]] = []
    for number, slot in enumerate(plan.slots):
        for token in filter(None, (*slot.tokens, slot.bare)):
            spots += [(spot, number) for spot in _spots(text, f" {token} ")]
    spots.sort()
    best = weight = 0.0
    inside: Counter = Counter()
    first = 0
    for spot, number in spots:
        if not inside[number]:
            weight += plan.slots[number].weight
        inside[number] += 1
        while spot - spots[first][0] > NEAR:
            gone = spots[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                weight -= plan.slots[gone].weight
            first += 1
        best = max(best, weight)
    return best / (sum(slot.weight for slot in plan.slots) or 1.0)


def _spots(text: str, token: str) -> Iterator[int]:
    spot = -1
    for _time in range(MOST_PLACES):
        spot = text.find(token, spot + 1)
        if spot < 0:
            return
        yield spot
