"""What the engines of both databases share: one statement over the rows."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from search.engines.base import WEEK, Ask, Engine, Group
from search.engines.counts import counted
from search.engines.facets import DAY_LENGTH, start_of, value_of


class DatabaseEngine(Engine):
    """Reads `search_searchdocument`, here `d`, through the database's own index of words."""

    # The rows `d` of which an `expression`, the one parameter, holds.
    documents = ""
    newest_first = ""
    # The place of a text in another, from 1 on; 0: it isn't there.
    place_function = ""

    def expression(self, groups: tuple[Group, ...]) -> str:
        """Documents in which each group holds."""
        raise NotImplementedError

    def best(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        """Those that have most of the rare tokens, or of all tokens where there are no groups."""
        raise NotImplementedError

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        if not ask.groups:
            return self.best(ask, limit)
        if not ask.tokens:
            return self.newest(ask, self.expression(ask.groups), limit)
        found = dict(self.best(ask, limit))
        for token in ask.common[:1]:
            # What has only common tokens follows.
            for groups in ((*ask.groups, ((token,),)), ask.groups):
                if len(found) < limit:
                    found |= dict(self.newest(ask, self.expression(groups), limit)) | found
        return list(found.items())[:limit]

    def newest(self, ask: Ask, expression: str, limit: int) -> list[tuple[int, float]]:
        """Without an order of worth."""
        where, values = self.conditions(ask)
        sql = (
            f"SELECT d.page_id, 0.0 FROM {self.documents} WHERE {where} "  # noqa: S608 - our own names
            f"ORDER BY {self.newest_first} LIMIT %s"
        )
        return self.read(sql, [expression, *values, limit])

    def read(self, sql: str, values: list) -> list[tuple]:
        """The rows of a statement."""
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def conditions(self, ask: Ask) -> tuple[str, list]:
        """Everything else that a document must fulfil, and the parameters."""
        parts = [
            "d.generation_id = %s",
            "d.languages LIKE %s",
            "(d.starts_at IS NULL OR d.starts_at <= %s)",
        ]
        values: list = [ask.generation, f"%,{ask.language},%", self.moment(ask.now)]
        if ask.site_id is not None:
            sql, more = self.places(ask, ask.site_id)
            parts.append(sql)
            values += more
        if ask.kinds:
            parts.append(f"d.kind IN ({', '.join(['%s'] * len(ask.kinds))})")
            values += ask.kinds
        for name, value in ask.narrow.items():
            sql, more = self.choice(ask, name, value)
            parts.append(sql)
            values += more
        return " AND ".join(parts), values

    @staticmethod
    def places(ask: Ask, site_id: int) -> tuple[str, list]:
        """The condition of standing on a site, or on the portal as what it shares."""
        if not ask.shared:
            return "d.site_id = %s", [site_id]
        sql = f"d.site_id = %s AND d.kind IN ({', '.join(['%s'] * len(ask.shared))})"
        values: list = [site_id, ask.portal_id, *ask.shared]
        if ask.left_out:
            sql += f" AND d.page_id NOT IN ({', '.join(['%s'] * len(ask.left_out))})"
            values += ask.left_out
        return f"(d.site_id = %s OR {sql})", values

    def choice(self, ask: Ask, name: str, value: str) -> tuple[str, list]:
        """The condition of a reader's choice."""
        if name == "kind":
            return "d.kind = %s", [value]
        if name == "commune":
            return "d.site_id = %s", [int(value)]
        if name == "when":
            start = ask.week_start if value == WEEK else ask.year_start
            return "d.date >= %s", [self.moment(start)]
        mark = f"|{start_of(name, value_of(name, value, ask.today))}"
        place = f"{self.place_function}(d.facets, %s)"
        until = f"substr(d.facets, {place} + {len(mark)}, {DAY_LENGTH})"
        return f"({place} > 0 AND {until} >= %s)", [mark, mark, ask.today.isoformat()]

    @staticmethod
    def moment(value: datetime) -> Any:
        """An aware moment as a parameter."""
        return connection.ops.adapt_datetimefield_value(value)

    def facets(self, ask: Ask) -> dict[str, Counter]:
        """One statement: what is found, grouped by all facets together."""
        where, values = self.conditions(replace(ask, narrow={}))
        sql = (
            "SELECT d.facets, "  # noqa: S608 - our own names
            "CASE WHEN d.date >= %s THEN 1 ELSE 0 END + CASE WHEN d.date >= %s THEN 2 ELSE 0 END, "
            f"COUNT(*) FROM {self.documents} WHERE {where} GROUP BY 1, 2"
        )
        since = [self.moment(ask.year_start), self.moment(ask.week_start)]
        return counted(ask, self.read(sql, [*since, self.expression(ask.groups), *values]))
