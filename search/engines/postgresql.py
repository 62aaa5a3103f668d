"""The public index on PostgreSQL: a GIN index finds, the weights of what was found score."""

from django.db import connection

from search.engines.base import Ask
from search.engines.database import DatabaseEngine

# As the index is defined (migration 0003): words, and those of titles marked with "=".
VECTOR = (
    "array_to_tsvector(string_to_array(d.title_words, ' ') || string_to_array(d.body_words, ' ') "
    "|| string_to_array('=' || replace(d.title_words, ' ', ' ='), ' '))"
)
# How much more a word counts that also stands in the title.
TITLE = 2.0
# Tokens looked up one by one; the most telling ones.
MOST_TOKENS = 24


def expression(groups) -> str:
    """A tsquery; tokens are ASCII letters and digits only."""
    return " & ".join(
        "("
        + " | ".join("(" + " & ".join(f"'{token}'" for token in way) + ")" for way in group)
        + ")"
        for group in groups
    )


class PostgresqlEngine(DatabaseEngine):
    def matching(self, ask: Ask) -> tuple[str, list]:
        groups = ask.groups or (tuple((token,) for token in ask.tokens),)
        return f"{VECTOR} @@ %s::tsquery", [expression(groups)]

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        """Each token is looked up by itself: whether a document has it needs no reading of it."""
        where, values = self.conditions(ask)
        required = expression(ask.groups)
        tokens = sorted(ask.tokens.items(), key=lambda item: -item[1])[:MOST_TOKENS]
        wanted = [(f"'{token}'", weight) for token, weight in tokens]
        wanted += [(f"'={token}'", weight * TITLE) for token, weight in tokens]
        if required:
            wanted = [(f"{required} & {token}", weight) for token, weight in wanted]
            wanted.append((required, 0.0))
        part = f"SELECT d.id, %s::real AS w FROM {self.tables} WHERE {VECTOR} @@ %s::tsquery AND {where}"  # noqa: S608, E501
        parameters = [value for token, weight in wanted for value in (weight, token, *values)]
        sql = (
            f"SELECT d.page_id, best.score FROM (SELECT id, SUM(w) AS score FROM "  # noqa: S608
            f"({' UNION ALL '.join([part] * len(wanted))}) parts GROUP BY id) best "
            "JOIN search_searchdocument d USING (id) "
            "ORDER BY best.score DESC, d.length, d.page_id DESC LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, limit])
            return cursor.fetchall()

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        where, values = self.conditions(ask)
        groups = [[[f"={token}" for token in way] for way in group] for group in ask.groups]
        begun = " | ".join(f"'={start}':*" for start in starts)
        wanted = " & ".join(filter(None, [expression(groups), f"({begun})"]))
        # Not by the bare id: its index would be walked through, and each row's words read.
        sql = (
            f"SELECT d.page_id FROM {self.tables} "  # noqa: S608 - our own names
            f"WHERE {VECTOR} @@ %s::tsquery AND {where} ORDER BY d.id + 0 DESC LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted, *values, limit])
            return [page_id for (page_id,) in cursor.fetchall()]
