"""Searching the public index: what people typed in, pages out, best first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from portal.core.finding import Finding
from portal.sites.frame import Frame
from search.analysis import whole_numbers
from search.engines import find_engine
from search.engines.base import Ask
from search.engines.counts import counted, fits, row_of
from search.models import SearchDocument
from search.plan import Plan, phrases
from search.ranking import Ranking
from search.scopes import Scope
from search.synonyms import meanings_of
from search.vocabulary import Vocabulary

# So many of an engine's best are put in order.
CANDIDATES = 60
# Where fewer have all the words than a page holds, others follow.
ENOUGH = 10
# What has less of a query than this share of what the best has is no answer to it.
LEAST_COVERED = 0.4
# Where the best has so much of a query, nobody looks for what is near.
WHOLE = 0.97
MOST_HITS = 200


@dataclass(frozen=True)
class Found:
    """The page ids of a query's hits, best first, those asked for.

    `total` counts all hits; the first `exact` of them have all the words, the others are near.
    `facets`: by facet and value, how many hits a choice would show.
    """

    page_ids: list[int] = field(default_factory=list)
    total: int = 0
    exact: int = 0
    facets: dict[str, Counter] = field(default_factory=dict)

    @property
    def is_near(self) -> bool:
        """Whether nothing has all the words."""
        return bool(self.total) and not self.exact


def read_query(text: str, frame: Frame | None = None) -> Plan | None:
    """A query read with the vocabulary in use; None while there is no index, or no word.

    With the frame of a request what editors told of words is remembered between searches.
    """
    text = whole_numbers(text)
    plan = Plan(text, Vocabulary(), meanings_of(phrases(text), frame))
    return plan if plan.vocabulary.generation else None


def find(plan: Plan, scope: Scope, narrow: dict[str, str], start: int, stop: int) -> Found:
    """The hits from `start` up to `stop`, narrowed by the reader's choices.

    The engine is asked a second time for what is near where the best has not the whole query, and
    counts where there are many.
    """
    ask = _ask(plan, scope, narrow)
    ranking = Ranking(plan, scope, ask.now)
    whole = _page_ids(ask.widened(), max(CANDIDATES, stop))
    if len(whole) < ENOUGH:
        near_ids = _near_ids(plan, ask) if len(plan.typed) > 1 else []
        return _find_near(ranking, ask, whole, _rows(ask, {*whole, *near_ids}), start, stop)
    rows = _rows(ask, whole[:CANDIDATES])
    near_ids = []
    if all(row.covered < WHOLE for row in ranking.order(rows.values())[:1]):
        near_ids = _near_ids(plan, ask)
        rows |= _rows(ask, set(near_ids) - rows.keys())
    if len(whole) < CANDIDATES:
        found = [pk for pk in whole if pk in rows and fits(ask, rows[pk])]
        facets = counted(ask, [row_of(ask, rows[pk]) for pk in whole if pk in rows])
        total = len(found)
    else:
        facets = find_engine().facets(ask)
        total = facets["all"][""]
        found = _exact(ask, total, stop) if narrow else whole
        rows |= _rows(ask, set(found[:CANDIDATES]) - rows.keys())
    # What joins hangs on none of the choices: these are counted with it.
    best, near = _with_near(ranking, whole[:CANDIDATES], near_ids, rows)
    more = counted(ask, [row_of(ask, row) for row in near.values()])
    facets = {name: counts + more[name] for name, counts in facets.items()}
    shown = {pk for pk, row in near.items() if fits(ask, row)}
    if narrow:
        chosen = [rows[pk] for pk in {*found[:CANDIDATES], *shown} if pk in rows]
        best = [row.page_id for row in ranking.order(chosen)]
    page_ids = best + found[CANDIDATES:]
    first = [rows[pk] for pk in page_ids[:ENOUGH] if pk in rows]
    exact = total if _spelt_so(plan, first) else 0
    return Found(page_ids[start:stop], total + len(shown), exact, facets)


def _page_ids(ask: Ask, most: int) -> list[int]:
    return [page_id for page_id, _score in find_engine().find(ask, most)]


def _near_ids(plan: Plan, ask: Ask) -> list[int]:
    """The best pages that have some of the words."""
    return _page_ids(ask.widened(plan.near), CANDIDATES) if plan.near else []


def _spelt_so(plan: Plan, rows: Iterable[SearchDocument]) -> bool:
    """Whether one of the best has the words with the marks that were typed."""
    return any(plan.has_marks_of(_tokens(row)) for row in rows)


def _exact(ask: Ask, total: int, stop: int) -> list[int]:
    """The best pages that have all the words, as many as are put in order or shown."""
    if total <= CANDIDATES:
        # All are put in order here.
        ask = replace(ask, tokens={})
    return _page_ids(ask, max(CANDIDATES, stop))


def _with_near(
    ranking: Ranking, exact: list[int], near_ids: list[int], rows: dict[int, SearchDocument]
) -> tuple[list[int], dict[int, SearchDocument]]:
    """The pages with all the words in order, and among them what comes near and is worth more
    than the tenth of them; these also by their ids."""
    known = set(exact)
    order = ranking.order([rows[pk] for pk in {*exact, *near_ids} if pk in rows])
    best = [row.page_id for row in order]
    enough = [place for place, pk in enumerate(best) if pk in known][:ENOUGH]
    until = enough[-1] if enough else 0
    near = {
        pk: rows[pk] for pk in best[:until] if pk not in known and not holds(ranking.plan, rows[pk])
    }
    return [pk for pk in best if pk in known or pk in near], near


def find_all(plan: Plan, scope: Scope, most: int) -> Finding:
    """Up to `most` pages that have all the words; where there is none, those that come near."""
    ask = _ask(plan, scope, {})
    ranking = Ranking(plan, scope, ask.now)
    page_ids = _page_ids(ask, most)
    if not page_ids:
        near_ids = _near_ids(plan, ask) if len(plan.typed) > 1 else []
        near = _find_near(ranking, ask, [], _rows(ask, near_ids), 0, CANDIDATES)
        return Finding(near.page_ids, is_near=True)
    best = ranking.order(_rows(ask, page_ids[:CANDIDATES]).values())
    return Finding([row.page_id for row in best] + page_ids[CANDIDATES:])


def _ask(plan: Plan, scope: Scope, narrow: dict[str, str]) -> Ask:
    return Ask(
        plan.vocabulary.generation_id,
        scope.language,
        plan.weights,
        plan.groups,
        plan.common,
        plan.vocabulary.usual_length,
        scope.site_id,
        scope.kinds,
        narrow,
        shared=scope.shared,
        portal_id=scope.portal_id,
        left_out=scope.left_out,
    )


def _find_near(
    ranking: Ranking,
    ask: Ask,
    exact: list[int],
    rows: dict[int, SearchDocument],
    start: int,
    stop: int,
) -> Found:
    """The few that have all the words (`exact`), and what of the `rows` has much of them."""
    best = ranking.order(rows.values())
    least = LEAST_COVERED * max((row.covered for row in best), default=0)
    best = [row for row in best if row.page_id in exact or row.covered >= least]
    facets = counted(ask, [row_of(ask, rows[row.page_id]) for row in best])
    hits = [row.page_id for row in best if fits(ask, rows[row.page_id])]
    known = sum(pk in exact for pk in hits)
    if not _spelt_so(ranking.plan, [rows[pk] for pk in hits[:ENOUGH]]):
        known = 0
    return Found(hits[start:stop], len(hits), known, facets)


def holds(plan: Plan, row: SearchDocument) -> bool:
    """Whether a document has all the words."""
    tokens = _tokens(row)
    return all(any(tokens.issuperset(way) for way in group) for group in plan.groups)


def _tokens(row: SearchDocument) -> set[str]:
    return {*row.title_words.split(), *row.body_words.split()}


def _rows(ask: Ask, page_ids: Iterable[int]) -> dict[int, SearchDocument]:
    rows = SearchDocument.objects.filter(generation=ask.generation, page_id__in=page_ids)
    return {row.page_id: row for row in rows}
