"""Wagtail's search on SQLite, for the admin.

The stock backend looks through the index anew for each row it found, to sort them: seconds
for some thousand pages. It also takes a quote for the end of a string, which is an error, and
reads words as they are spelt. Here index and queries hold our own tokens; one statement reads
what matches, best first, and what the queryset allows of it is fetched by its ids, which are
numbers in all our models.
"""

from typing import Any

from django.db import connections
from django.db.models.expressions import RawSQL
from django.db.models.query import ModelIterable
from django.utils.functional import cached_property
from modelsearch.backends.database.sqlite import sqlite as stock
from wagtail.search.query import And, Boost, MatchAll, Not, Or, SearchQuery
from wagtail.search.utils import get_descendants_content_types_pks

from search.backends.database import DatabaseIndex, SteadyFacets
from search.backends.queries import Token, analysed

# How much a word counts in the columns of the table: autocomplete, body, title.
WEIGHTS = "1.0, 1.0, 3.0"
# So many of the best matches are looked at first.
BEST = 500
# So many rows that a queryset allows are named to the index of words: more than a commune has.
OWN = 2000


def expression(query: SearchQuery) -> str:
    """An analysed query as FTS5 reads it; "" where it asks for nothing.

    What is to be left out (`Not`) stands at the end of what is asked for.
    """
    if isinstance(query, Token):
        return f'"{query.text}" *' if query.is_prefix else f'"{query.text}"'
    if isinstance(query, Boost):
        return expression(query.subquery)
    if isinstance(query, (And, Or)):
        wanted = [one for one in query.subqueries if not isinstance(one, Not)]
        parts = [expression(one) for one in wanted]
        word = " AND " if isinstance(query, And) else " OR "
        found = word.join(f"({part})" for part in parts if part)
        without = [expression(one.subquery) for one in query.subqueries if isinstance(one, Not)]
        return found and "".join([found, *(f" NOT ({part})" for part in without if part)])
    raise NotImplementedError(f"{type(query).__name__} is not supported on SQLite.")


class SearchQueryCompiler(stock.SQLiteSearchQueryCompiler):
    """Finds by one pass through the index."""

    query: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = analysed(self.query, while_typing=self.LAST_TERM_IS_PREFIX)
        self.negated = isinstance(self.query, Not)

    @cached_property
    def kinds(self) -> list[int]:
        """The content types of what may be found."""
        return sorted(get_descendants_content_types_pks(self.queryset.model))

    def match(self) -> tuple[str, list]:
        """The FROM and WHERE of what matches, and their parameters."""
        columns = " ".join(sorted(self.fields_of_table()))
        query = self.query.subquery if self.negated else self.query
        text = expression(query)
        fts = stock.SQLiteFTSIndexEntry._meta.db_table
        entries = stock.IndexEntry._meta.db_table
        # CROSS: SQLite would else look each entry of these types up in the index of words.
        sql = (
            f"FROM {fts} fts CROSS JOIN {entries} entry ON entry.id = fts.rowid "
            f"WHERE {fts} MATCH %s AND entry.content_type_id IN ({', '.join(map(str, self.kinds))})"
        )
        return sql, [f"{{{columns}}} : ({text})" if text else '""']

    @cached_property
    def own(self) -> dict[int, float] | None:
        """What matches of the rows that the queryset allows, as `scores`; None for many rows.

        What an officer may see is little beside what all sites have with the same words: the
        index is read once for the hits, their number and their facets.
        """
        rows = self.queryset.order_by().values_list("pk", flat=True)
        pks = list(rows[: OWN + 1])
        if len(pks) > OWN:
            return None
        entries = stock.IndexEntry.objects.filter(
            content_type_id__in=self.kinds, object_id__in=[str(pk) for pk in pks]
        )
        allowed = ", ".join(str(pk) for pk in entries.values_list("pk", flat=True))
        # Plus: as a condition, not as rows that are each looked up in the index of words.
        return self.scores(condition=f"AND +fts.rowid IN ({allowed})")

    def fields_of_table(self) -> set[str]:
        """The columns to look in: the title alone, or all text."""
        if self.fields and set(self.fields) == {"title"}:
            return {"title"}
        return set(self.FTS_TABLE_FIELDS)

    def search(self, config, start, stop, score_field=None):
        """What the queryset allows of the matches, in its own order: for counts and facets."""
        if isinstance(self.query, MatchAll):
            return self.queryset[start:stop]
        if self.own is not None:
            pks: Any = list(self.own)
        else:
            sql, parameters = self.match()
            # Our own names, and numbers of content types.
            found = f"SELECT CAST(entry.object_id AS INTEGER) {sql}"  # noqa: S608
            pks = RawSQL(found, parameters)  # noqa: S611
        allow = self.queryset.exclude if self.negated else self.queryset.filter
        queryset = allow(pk__in=pks)
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def scores(self, most: int = -1, condition: str = "") -> dict[int, float]:
        """The ids of the best matches, of all without `most`, with their score: best first."""
        sql, parameters = self.match()
        fts = stock.SQLiteFTSIndexEntry._meta.db_table
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(
                f"SELECT CAST(entry.object_id AS INTEGER), -bm25({fts}, {WEIGHTS}) {sql} "  # noqa: S608
                f"{condition} ORDER BY 2 DESC, 1 DESC LIMIT %s",
                [*parameters, most],
            )
            return dict(cursor.fetchall())


class AutocompleteQueryCompiler(SearchQueryCompiler, stock.SQLiteAutocompleteQueryCompiler):
    """The same with the last word as the beginning of one."""


class SearchResults(SteadyFacets, stock.SQLiteSearchResults):
    """Hits in the order of their scores."""

    def _do_search(self):
        compiler = self.query_compiler
        unranked = compiler.negated or isinstance(compiler.query, MatchAll)
        # Bulk actions ask for keys alone: what is no row isn't put in order.
        has_rows = issubclass(compiler.queryset._iterable_class, ModelIterable)
        if unranked or not has_rows or not compiler.order_by_relevance:
            return list(self.get_queryset())
        if compiler.own is not None:
            scores = compiler.own
            pks = list(scores)
        else:
            # Mostly the queryset allows the best ones; else all are looked at.
            scores = compiler.scores(BEST)
            allowed = set(compiler.queryset.filter(pk__in=scores).values_list("pk", flat=True))
            pks = [pk for pk in scores if pk in allowed]
            if len(scores) == BEST and (self.stop is None or len(pks) < self.stop):
                scores = compiler.scores()
                allowed = set(compiler.search(None, None, None).values_list("pk", flat=True))
                pks = [pk for pk in scores if pk in allowed]
        pks = pks[self.start : self.stop]
        # More ids than a statement can hold: all that matches is read.
        few = len(pks) <= BEST
        found = compiler.queryset.filter(pk__in=pks) if few else compiler.search(None, None, None)
        rows = {row.pk: row for row in found}
        hits = [rows[pk] for pk in pks if pk in rows]
        if self._score_field:
            for hit in hits:
                setattr(hit, self._score_field, scores[hit.pk])
        return hits


class Index(DatabaseIndex, stock.SQLiteIndex):
    """Text as it is: FTS5 finds tokens in it by itself."""


class SearchBackend(stock.SQLiteSearchBackend):
    index_class = Index
    catch_indexing_errors = True
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
