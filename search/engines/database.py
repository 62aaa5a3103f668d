"""What the engines of both databases share: one statement over the rows."""

from collections import Counter

from django.db import connection

from search.engines.base import ALL_YEAR, FACETS, NOW, WEEK, YEAR, Ask, Engine


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
        bare = Ask(
            ask.generation, ask.language, {}, (), ask.site_id, ask.kinds, {}, ask.now
        )
        where, values = self.conditions(bare)
        now, week, year = ask.today, self.moment(ask.week_start), self.moment(ask.year_start)
        sql = (
            'SELECT d.kind, d.site_id, d."group", '  # noqa: S608 - our own names
            "CASE WHEN d.stars_until >= %s THEN d.stars END AS stars, "
            "CASE WHEN d.months & %s <> 0 AND d.months <> %s THEN 1 ELSE 0 END AS season, "
            "CASE WHEN d.date >= %s THEN 2 WHEN d.date >= %s THEN 1 ELSE 0 END AS recent, "
            f"CASE WHEN d.date >= %s THEN 1 ELSE 0 END AS this_year, COUNT(*) FROM {self.tables} "
            f"WHERE {match} AND {where} GROUP BY 1, 2, 3, 4, 5, 6, 7"
        )
        head = [now, ask.month_bit, ALL_YEAR, week, year, year]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*head, *parameters, *values])
            return counted(ask, cursor.fetchall())


def counted(ask: Ask, rows: list[tuple]) -> dict[str, Counter]:
    """The counts of each facet from rows of (kind, site, group, stars, in season, recent, this
    year, count), where `recent` is 2 for this week."""
    found: dict[str, Counter] = {name: Counter() for name in (*FACETS, "all")}
    for kind, site, group, stars, season, recent, year, count in rows:
        has = {
            "kind": {kind},
            "commune": {str(site)},
            "group": {group} - {""},
            "stars": {str(stars)} if stars else set(),
            "season": {NOW} if season else set(),
            "when": ({WEEK} if recent == 2 else set()) | ({YEAR} if year else set()),
        }
        misses = [name for name, value in ask.narrow.items() if value not in has[name]]
        if not misses:
            found["all"][""] += count
        for name in FACETS:
            if not misses or misses == [name]:
                for value in has[name]:
                    found[name][value] += count
                found[name][""] += count
    return found
