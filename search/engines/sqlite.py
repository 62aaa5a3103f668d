"""The public index on SQLite: FTS5 finds and scores (BM25)."""

from collections.abc import Iterable

from search.engines.base import Ask, Group
from search.engines.database import DatabaseEngine

# How much a word counts in a title and in a text.
WEIGHTS = "3.0, 1.0"


def any_of(tokens: Iterable[str]) -> str:
    """Documents with one of the tokens, which are ASCII letters, digits, "." and "_"."""
    return " OR ".join(f'"{token}"' for token in tokens)


class SqliteEngine(DatabaseEngine):
    # CROSS: SQLite would else begin with the rows. The index has all columns that are asked for:
    # in the rows they stand beside long texts.
    documents = (
        "search_words CROSS JOIN search_searchdocument d INDEXED BY search_narrow_columns "
        "ON search_words MATCH %s AND d.id = search_words.rowid"
    )
    # FTS5 reads backwards for it and stops early.
    newest_first = "search_words.rowid DESC"
    place_function = "instr"

    def expression(self, groups: tuple[Group, ...]) -> str:
        parts = []
        for group in groups:
            ways = [" AND ".join(f'"{token}"' for token in way) for way in group]
            parts.append("(" + " OR ".join(f"({way})" for way in ways) + ")")
        return " AND ".join(parts)

    def best(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        match = any_of(ask.tokens)
        if ask.groups:
            scored = [any_of(token for token in ask.tokens if token not in ask.common)]
            scored += [f'({{title_words}} : "{token}")' for token in ask.common[:1]]
            match = f"{self.expression(ask.groups)} AND ({' OR '.join(filter(None, scored))})"
        where, values = self.conditions(ask)
        sql = (
            f"SELECT d.page_id, -bm25(search_words, {WEIGHTS}) AS score "  # noqa: S608
            f"FROM {self.documents} WHERE {where} "
            "ORDER BY score DESC, d.page_id DESC LIMIT %s"
        )
        return self.read(sql, [match, *values, limit])

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        begun = " OR ".join(f'"{start}" *' for start in starts)
        parts = filter(None, [self.expression(ask.groups), f"({begun})"])
        match = f"{{title_words}} : ({' AND '.join(parts)})"
        return [page_id for page_id, _score in self.newest(ask, match, limit)]
