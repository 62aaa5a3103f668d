"""The public index on SQLite: FTS5 finds and scores (BM25)."""

from collections.abc import Iterable

from django.db import connection

from search.engines.base import Ask, Group
from search.engines.database import DatabaseEngine

# How much a word counts in a title and in a text.
WEIGHTS = "3.0, 1.0"
# FTS5 reads backwards for it and stops early.
NEWEST = "search_words.rowid DESC"


def any_of(tokens: Iterable[str]) -> str:
    """Documents with one of the tokens, which are ASCII letters, digits, "." and "_"."""
    return " OR ".join(f'"{token}"' for token in tokens)


def all_groups(groups: tuple[Group, ...]) -> str:
    """Documents in which each group holds."""
    parts = []
    for group in groups:
        ways = [" AND ".join(f'"{token}"' for token in way) for way in group]
        parts.append("(" + " OR ".join(f"({way})" for way in ways) + ")")
    return " AND ".join(parts)


def scored(ask: Ask) -> str:
    """What orders the hits: rare tokens wherever they stand, one common token in titles."""
    parts = [any_of(token for token in ask.tokens if token not in ask.common)]
    if ask.common:
        parts.append(f'({{title_words}} : "{ask.common[0]}")')
    return " OR ".join(filter(None, parts))


class SqliteEngine(DatabaseEngine):
    # CROSS: SQLite would else begin with the rows. The index has all columns that are asked for:
    # in the rows they stand beside long texts.
    tables = (
        "search_words CROSS JOIN search_searchdocument d INDEXED BY search_narrow_columns "
        "ON d.id = search_words.rowid"
    )

    def matching(self, ask: Ask) -> tuple[str, list]:
        return "search_words MATCH %s", [all_groups(ask.groups) or any_of(ask.tokens)]

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        if not ask.groups:
            return self._best(ask, any_of(ask.tokens), limit)
        required = all_groups(ask.groups)
        if not ask.tokens:
            return self._read(ask, "0.0", required, NEWEST, limit)
        found = dict(self._best(ask, f"({required}) AND ({scored(ask)})", limit))
        for token in ask.common[:1]:
            # What has common tokens in its text alone follows, the newest first.
            for match in (f'({required}) AND "{token}"', required):
                if len(found) < limit:
                    found |= dict(self._read(ask, "0.0", match, NEWEST, limit)) | found
        return list(found.items())[:limit]

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        begun = " OR ".join(f'"{start}" *' for start in starts)
        parts = filter(None, [all_groups(ask.groups), f"({begun})"])
        match = f"{{title_words}} : ({' AND '.join(parts)})"
        return [row[0] for row in self._read(ask, "0.0", match, NEWEST, limit)]

    def _best(self, ask: Ask, match: str, limit: int) -> list[tuple[int, float]]:
        score = f"-bm25(search_words, {WEIGHTS})"
        return self._read(ask, score, match, "2 DESC, d.page_id DESC", limit)

    def _read(self, ask: Ask, score: str, match: str, order: str, limit: int) -> list[tuple]:
        where, values = self.conditions(ask)
        sql = (
            f"SELECT d.page_id, {score} FROM {self.tables} "  # noqa: S608 - our own names
            f"WHERE search_words MATCH %s AND {where} ORDER BY {order} LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [match, *values, limit])
            return cursor.fetchall()
