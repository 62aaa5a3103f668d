"""The order of hits: made here, so that it is the same with every engine."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from math import exp

from django.utils import timezone

from search.models import SearchDocument
from search.plan import Plan
from search.scopes import Scope

# BM25's usual constants, and how much more a word counts in a title.
K1, B, TITLE = 1.2, 0.75, 3
# What the share of words that are there counts, however rare they are.
THERE = 0.3
# What a word of a title counts that the query doesn't have.
BESIDE = 0.6
# What it counts that the words of a query stand together: so near each other, in letters of
# tokens (some twenty-five words); only the first of a word's places are looked at.
TOGETHER, NEAR, MOST_PLACES = 0.5, 450, 40
LOOKED_AT = 40
# What a page loses that has not the stars that were asked for.
STARS = 1.0
# What a page loses that is much like a better one.
ALIKE = 1.5
# News lose a part of their value with time: all of FRESH within a few half-years.
FRESH, DAYS = 0.3, 180


@dataclass(frozen=True)
class Ranked:
    """A candidate's worth; `covered` is the share of the query that it has (0–1)."""

    page_id: int
    value: float
    covered: float


def ranked(
    plan: Plan, candidates: list[SearchDocument], scope: Scope, now: datetime
) -> list[Ranked]:
    """Best first, ties by id: BM25, how much of the query is there, how near the title is to it.

    Of the scope's `news` the newer ones are better; of those that are much `alike` all but the
    best of a site come later.
    """
    average = plan.vocabulary.generation.tokens / plan.vocabulary.documents or 1.0
    rows = [(one, *_measures(plan, one, average)) for one in candidates]
    best = max((row[1] for row in rows), default=0) or 1.0
    values = []
    for one, bm25, covered, there, near in rows:
        value = bm25 / best + covered + THERE * there + near
        if one.kind in scope.news and one.date:
            value += FRESH * (exp(-max((now - one.date).days, 0) / DAYS) - 1)
        if plan.stars and not _has_stars(one, plan.stars, now):
            value -= STARS
        values.append((value, one.page_id, covered, one))
    values.sort(key=lambda row: (-row[0], -row[1]))
    # What stands behind is not lifted by it among the first.
    found = []
    for place, (value, page_id, covered, one) in enumerate(values):
        more = TOGETHER * together(plan, one) if place < LOOKED_AT else 0.0
        found.append(Ranked(page_id, value + more, covered))
    found.sort(key=lambda row: (-row.value, -row.page_id))
    return _one_of_each(found, {one.page_id: one for one in candidates}, scope)


def _has_stars(one: SearchDocument, stars: int, now: datetime) -> bool:
    """Whether a product has these stars today."""
    until = one.stars_until
    return one.stars == stars and until is not None and until >= timezone.localdate(now)


def _one_of_each(
    found: list[Ranked], rows: dict[int, SearchDocument], scope: Scope
) -> list[Ranked]:
    """Puts what is much like a better one behind what is as good otherwise."""
    met: set[tuple[str, int]] = set()
    told = []
    for row in found:
        one = rows[row.page_id]
        if one.kind in scope.alike:
            again = (one.kind, one.site_id) in met
            met.add((one.kind, one.site_id))
            told.append(replace(row, value=row.value - ALIKE) if again else row)
        else:
            told.append(row)
    return sorted(told, key=lambda row: (-row.value, -row.page_id))


def _measures(plan: Plan, one: SearchDocument, average: float) -> tuple[float, ...]:
    """BM25; the shares of the query's weight and of its words that are there; how much the title
    and the query have in common. `average`: tokens of a document."""
    title, body = Counter(one.title_words.split()), Counter(one.body_words.split())
    long = K1 * (1 - B + B * one.length / average)
    bm25 = covered = shared = 0.0
    # Not title[token]: what a Counter hasn't costs a call.
    for token, weight in plan.weights.items():
        in_title, in_body = title.get(token, 0), body.get(token, 0)
        if not (in_title or in_body):
            continue
        covered += weight
        if in_title:
            shared += weight
        if token in plan.selecting:
            often = in_body + TITLE * in_title
            bm25 += weight * often * (K1 + 1) / (often + long)
    ways = [
        any(way in body or way in title for way in ways)
        for place, ways in enumerate(plan.ways)
        if place not in plan.asking
    ]
    usual = plan.weight / (len(plan.weights) or 1)
    other = BESIDE * usual * sum("." not in token and token not in plan.weights for token in title)
    there = sum(ways) / (len(ways) or 1)
    return bm25, covered / plan.weight, there, shared / (plan.weight + other)


def together(plan: Plan, one: SearchDocument) -> float:
    """The greatest share of the query's words, by weight, that stand near each other."""
    text = f" {one.title_words} {one.body_words} "
    spots: list[tuple[int, int]] = []
    for number, (tokens, _weight) in enumerate(plan.slots):
        for token in tokens:
            spots += [(spot, number) for spot in _spots(text, f" {token} ")]
    spots.sort()
    best = weight = 0.0
    inside: Counter = Counter()
    first = 0
    for spot, number in spots:
        if not inside[number]:
            weight += plan.slots[number][1]
        inside[number] += 1
        while spot - spots[first][0] > NEAR:
            gone = spots[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                weight -= plan.slots[gone][1]
            first += 1
        best = max(best, weight)
    return best / (sum(weight for _tokens, weight in plan.slots) or 1.0)


def _spots(text: str, token: str) -> Iterator[int]:
    spot = -1
    for _time in range(MOST_PLACES):
        spot = text.find(token, spot + 1)
        if spot < 0:
            return
        yield spot
