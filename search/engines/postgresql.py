"""The public index on PostgreSQL: a GIN index finds, the weights of what was found score.

Words are looked up as `search_tokens` has them (migration 0003), those of titles marked with "=".
"""

from django.db import connection

from search.engines.base import Ask, Group
from search.engines.database import DatabaseEngine

# How much more a word counts that also stands in the title.
TITLE = 2.0
# How little a short document's length counts, in usual lengths: BM25 with its usual constants, as
# if each word stood once, divides by 1 + 1.2 * (0.25 + 0.75 * length).
SHORT = 1.3 / 0.9
# Tokens looked up one by one; the most telling ones.
MOST_TOKENS = 24


class PostgresqlEngine(DatabaseEngine):
    documents = (
        "(SELECT * FROM search_searchdocument "  # noqa: S608 - our own names
        "WHERE search_tokens(title_words, body_words) @@ %s::tsquery) d"
    )
    # A sum: else PostgreSQL may go through the rows in this order, until enough have the words.
    newest_first = "d.id + 0 DESC"
    place_function = "strpos"

    def expression(self, groups: tuple[Group, ...]) -> str:
        return " & ".join(
            "("
            + " | ".join("(" + " & ".join(f"'{token}'" for token in way) + ")" for way in group)
            + ")"
            for group in groups
        )

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
        where, values = self.conditions(ask)
        # OFFSET: so that PostgreSQL looks up one token after the other, each in the index.
        sql = (
            "SELECT d.page_id, SUM(wanted.weight) / (%s + d.length) AS score "  # noqa: S608
            f"FROM (VALUES {', '.join(['(%s::tsquery, %s::real)'] * len(wanted))}) "
            "wanted (token, weight) CROSS JOIN LATERAL (SELECT d.page_id, d.length "
            "FROM search_searchdocument d WHERE "
            f"search_tokens(d.title_words, d.body_words) @@ wanted.token AND {where} OFFSET 0) d "
            "GROUP BY d.page_id, d.length ORDER BY score DESC, d.length, d.page_id DESC LIMIT %s"
        )
        usual = [SHORT * ask.usual_length]
        values = [*usual, *(value for pair in wanted for value in pair), *values, limit]
        return self.read(sql, values)

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        groups = tuple(
            tuple(tuple(f"={token}" for token in way) for way in group) for group in ask.groups
        )
        begun = " | ".join(f"'={start}':*" for start in starts)
        wanted = " & ".join(filter(None, [self.expression(groups), f"({begun})"]))
        return [page_id for page_id, _score in self.newest(ask, wanted, limit)]

    def start(self, generation: int) -> None:
        with connection.cursor() as cursor:
            # What is written goes to the index in larger parts, each sorted in memory at once.
            cursor.execute("SET gin_pending_list_limit = '16MB'; SET work_mem = '32MB'")

    def switch(self, generation: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET gin_pending_list_limit; RESET work_mem")
            # What was written last is looked through by each search until then.
            cursor.execute("SELECT gin_clean_pending_list('search_words')")
            # Else it thinks that the new generation has no rows, and reads them all.
            cursor.execute("ANALYZE search_searchdocument, search_term")
