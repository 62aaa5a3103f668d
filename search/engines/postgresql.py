"""The public index on PostgreSQL: a GIN index finds, the weights of what was found score."""

from django.db import connection, transaction

from search.engines.base import Ask, Group
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


class PostgresqlEngine(DatabaseEngine):
    # OFFSET: PostgreSQL takes reading a document's words for cheap, and would else do so for all of
    # a site. The index alone knows which have them.
    documents = (
        "(SELECT d.* FROM search_searchdocument d "  # noqa: S608 - our own names
        f"WHERE {VECTOR} @@ %s::tsquery OFFSET 0) d"
    )
    newest_first = "d.id DESC"

    def expression(self, groups: tuple[Group, ...]) -> str:
        return " & ".join(
            "("
            + " | ".join("(" + " & ".join(f"'{token}'" for token in way) + ")" for way in group)
            + ")"
            for group in groups
        )

    def read(self, sql: str, values: list) -> list[tuple]:
        with transaction.atomic(), connection.cursor() as cursor:
            # For the same reason no reading of all rows; and to start helpers takes longer than
            # all of a search.
            cursor.execute(
                "SELECT set_config('enable_seqscan', 'off', true), "
                "set_config('max_parallel_workers_per_gather', '0', true)"
            )
            return super().read(sql, values)

    def best(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        """Each token is looked up by itself: whether a document has it needs no reading of it."""
        rare = [token for token in ask.tokens if not ask.groups or token not in ask.common]
        rare = sorted(rare, key=lambda token: -ask.tokens[token])[:MOST_TOKENS]
        wanted = [(f"'{token}'", ask.tokens[token]) for token in rare]
        in_titles = [*rare, *ask.common[:1]] if ask.groups else rare
        wanted += [(f"'={token}'", TITLE * ask.tokens[token]) for token in in_titles]
        if ask.groups:
            required = self.expression(ask.groups)
            wanted = [(f"{required} & {token}", weight) for token, weight in wanted]
        part = f"SELECT d.id, %s::real AS w FROM {self.documents}"  # noqa: S608
        where, values = self.conditions(ask)
        sql = (
            f"SELECT d.page_id, best.score FROM (SELECT id, SUM(w) AS score FROM "  # noqa: S608
            f"({' UNION ALL '.join([part] * len(wanted))}) parts GROUP BY id) best "
            f"JOIN search_searchdocument d USING (id) WHERE {where} "
            "ORDER BY best.score DESC, d.length, d.page_id DESC LIMIT %s"
        )
        parameters = [value for token, weight in wanted for value in (weight, token)]
        return self.read(sql, [*parameters, *values, limit])

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        groups = [[[f"={token}" for token in way] for way in group] for group in ask.groups]
        begun = " | ".join(f"'={start}':*" for start in starts)
        wanted = " & ".join(filter(None, [self.expression(groups), f"({begun})"]))
        return [page_id for page_id, _score in self.newest(ask, wanted, limit)]

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            # What was written last is looked through by each search until then.
            cursor.execute("SELECT gin_clean_pending_list('search_words')")
