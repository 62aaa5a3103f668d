"""The order of hits: made here, so that it is the same with every engine."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import exp

from search.models import SearchDocument
from search.plan import Plan

# BM25's usual constants, and how much more a word counts in a title.
K1, B, TITLE = 1.2, 0.75, 3
# What the share of words that are there counts, however rare they are.
THERE = 0.3
# What a word of a title counts that the query doesn't have.
BESIDE = 0.6
# News lose a part of their value with time: all of FRESH within a few half-years.
FRESH, DAYS = 0.3, 180


@dataclass(frozen=True)
class Ranked:
    """A candidate's worth; `covered` is the share of the query that it has (0–1)."""

    page_id: int
    value: float
    covered: float


def ranked(
    plan: Plan, candidates: list[SearchDocument], news: frozenset[str], now: datetime
) -> list[Ranked]:
    """Best first, ties by id: BM25, how much of the query is there, how near the title is to it.

    Of the kinds in `news` the newer ones are better.
    """
    average = plan.vocabulary.generation.tokens / plan.vocabulary.documents or 1.0
    rows = [(one, *_measures(plan, one, average)) for one in candidates]
    best = max((row[1] for row in rows), default=0) or 1.0
    found = []
    for one, bm25, covered, there, near in rows:
        value = bm25 / best + covered + THERE * there + near
        if one.kind in news and one.date:
            value += FRESH * (exp(-max((now - one.date).days, 0) / DAYS) - 1)
        found.append(Ranked(one.page_id, value, covered))
    return sorted(found, key=lambda row: (-row.value, -row.page_id))


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
    ways = [any(way in body or way in title for way in ways) for ways in plan.ways]
    usual = plan.weight / (len(plan.weights) or 1)
    other = BESIDE * usual * sum("." not in token and token not in plan.weights for token in title)
    there = sum(ways) / (len(ways) or 1)
    return bm25, covered / plan.weight, there, shared / (plan.weight + other)
