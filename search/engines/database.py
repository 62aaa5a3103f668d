"""What the engines of both databases share: one statement over the rows."""

from collections import Counter
from dataclasses import replace

from django.db import connection

from search.engines.base import ALL_YEAR, WEEK, Ask, Engine
from search.engines.counts import counted


class DatabaseEngine(Engine):
    """Reads `search_searchdocument`, here `d`, through the database's own index of words."""

    # The tables to read, `d` among them.
    tables = "search_searchdocument d"

    def matching(self, ask: Ask) -> tuple[str, list]:
        """The condition on words, and its parameters."""
        raise NotImplementedError

    def conditions(self, ask: Ask) -> tuple[str, list]:
        """Everything else that a document must fulfil, and the parameters."""
        parts = [
            "d.generation_id = %s",
            "d.languages LIKE %s",
            "(d.starts_at IS NULL OR d.starts_at <= %s)",
        ]
        values: list = [ask.generation, f"%,{ask.language},%", self.moment(ask.now)]
        if ask.site_id is not None:
            parts.append("d.site_id = %s")
            values.append(ask.site_id)
        if ask.kinds:
            parts.append(f"d.kind IN ({', '.join(['%s'] * len(ask.kinds))})")
            values += ask.kinds
        for name, value in ask.narrow.items():
            sql, more = self.choice(ask, name, value)
            parts.append(sql)
            values += more
        return " AND ".join(parts), values

    def choice(self, ask: Ask, name: str, value: str) -> tuple[str, list]:
        """The condition of a reader's choice."""
        if name == "kind":
            return "d.kind = %s", [value]
        if name == "commune":
            return "d.site_id = %s", [int(value)]
        if name == "group":
            return 'd."group" = %s', [value]
        if name == "stars":
            return "(d.stars = %s AND d.stars_until >= %s)", [int(value), ask.today]
        if name == "season":
            return "(d.months & %s <> 0 AND d.months <> %s)", [ask.month_bit, ALL_YEAR]
        start = ask.week_start if value == WEEK else ask.year_start
        return "d.date >= %s", [self.moment(start)]

    @staticmethod
    def moment(value):
        """An aware moment as a parameter."""
        return connection.ops.adapt_datetimefield_value(value)

    def facets(self, ask: Ask) -> dict[str, Counter]:
        """One statement: what is found, grouped by all facets together."""
        match, parameters = self.matching(ask)
        where, values = self.conditions(replace(ask, narrow={}))
        week, year = self.moment(ask.week_start), self.moment(ask.year_start)
        sql = (
            'SELECT d.kind, d.site_id, d."group", '  # noqa: S608 - our own names
            "CASE WHEN d.stars_until >= %s THEN d.stars END, "
            "CASE WHEN d.months & %s <> 0 AND d.months <> %s THEN 1 ELSE 0 END, "
            "CASE WHEN d.date >= %s THEN 1 ELSE 0 END + CASE WHEN d.date >= %s THEN 2 ELSE 0 END, "
            f"COUNT(*) FROM {self.tables} WHERE {match} AND {where} GROUP BY 1, 2, 3, 4, 5, 6"
        )
        head = [ask.today, ask.month_bit, ALL_YEAR, week, year]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*head, *parameters, *values])
            return counted(ask, cursor.fetchall())
