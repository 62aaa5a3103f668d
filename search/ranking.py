"""The order of hits: made here, so that it is the same with every engine."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import exp

from search.models import SearchDocument
from search.plan import Plan

# BM25's usual constants, and how much more a word counts in a title.
K1, B, TITLE = 1.2, 0.75, 3
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
    weights = plan.weights
    total = sum(weights.values()) or 1.0
    average = plan.vocabulary.generation.tokens / plan.vocabulary.documents or 1.0
    rows = []
    titles = [one.title_words.split() for one in candidates]
    usual = total / (len(weights) or 1)
    for one, title in zip(candidates, titles, strict=True):
        counts = Counter(one.body_words.split())
        length = counts.total() + len(title)
        in_title = Counter(title)
        bm25 = covered = shared = 0.0
        for token, weight in weights.items():
            often = counts[token] + TITLE * in_title[token]
            if often:
                covered += weight
                often = often * (K1 + 1) / (often + K1 * (1 - B + B * length / average))
                bm25 += weight * often
                shared += weight if token in in_title else 0
        other = usual * sum("." not in token and token not in weights for token in in_title)
        near = shared / (total + other)
        rows.append((one, bm25, covered / total, near))
    best = max((row[1] for row in rows), default=0) or 1.0
    found = []
    for one, bm25, covered, near in rows:
        value = bm25 / best + covered + near
        if one.kind in news and one.date:
            value += FRESH * (exp(-max((now - one.date).days, 0) / DAYS) - 1)
        found.append(Ranked(one.page_id, value, covered))
    return sorted(found, key=lambda row: (-row.value, -row.page_id))
