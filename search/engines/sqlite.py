"""The public index on SQLite: FTS5 finds and scores (BM25)."""

from django.db import connection

from search.engines.base import Ask
from search.engines.database import DatabaseEngine

# How much a word counts in a title and in a text.
WEIGHTS = "3.0, 1.0"


def expression(ask: Ask) -> str:
    """What FTS5 is asked; tokens are ASCII letters and digits only."""
    if not ask.groups:
        return " OR ".join(f'"{token}"' for token in ask.tokens)
    groups = []
    for group in ask.groups:
        ways = [" AND ".join(f'"{token}"' for token in way) for way in group]
        groups.append("(" + " OR ".join(f"({way})" for way in ways) + ")")
    return " AND ".join(groups)


class SqliteEngine(DatabaseEngine):
    # CROSS: SQLite would else begin with the rows.
    tables = "search_words CROSS JOIN search_searchdocument d ON d.id = search_words.rowid"

    # So FTS5 reads its index backwards and stops early.
    newest = "search_words.rowid DESC"

    def matching(self, ask: Ask) -> tuple[str, list]:
        return "search_words MATCH %s", [expression(ask)]

    def matching_titles(self, ask: Ask, starts: tuple[str, ...]) -> tuple[str, list]:
        words = expression(ask) + " AND " if ask.groups else ""
        begins = " OR ".join(f'"{start}" *' for start in starts)
        return self.matching(ask)[0], [f"title_words : ({words}({begins}))"]

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        match, parameters = self.matching(ask)
        if ask.groups:
            # What only scores: found or not, it keeps the document.
            more = " OR ".join(f'"{token}"' for token in ask.tokens)
            parameters = [f"({parameters[0]}) AND ({more})"] if more else parameters
        where, values = self.conditions(ask)
        sql = (
            f"SELECT d.page_id, -bm25(search_words, {WEIGHTS}) AS score "  # noqa: S608
            f"FROM {self.tables} WHERE {match} AND {where} "
            "ORDER BY score DESC, d.page_id DESC LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, *values, limit])
            return cursor.fetchall()
