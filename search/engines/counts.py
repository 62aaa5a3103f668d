"""Counting hits by facets, the same for what a database grouped and for rows in hand."""

from collections import Counter
from collections.abc import Iterable

from search.engines.base import ALL_YEAR, FACETS, NOW, WEEK, YEAR, Ask
from search.models import SearchDocument

# kind, site, group, stars, in season, 2 this week and 1 this year, how many.
Row = tuple[str, int, str, int | None, int, int, int]


def row_of(ask: Ask, document: SearchDocument) -> Row:
    """A document as the databases' engines group them."""
    stars = document.stars
    if not (stars and document.stars_until and document.stars_until >= ask.today):
        stars = None
    season = bool(document.months & ask.month_bit) and document.months != ALL_YEAR
    date = document.date
    recent = (date >= ask.week_start) + (date >= ask.year_start) * 2 if date else 0
    return document.kind, document.site_id, document.group, stars, int(season), recent, 1


def values_of(row: Row) -> dict[str, set[str]]:
    """The values that a row has of each facet."""
    kind, site, group, stars, season, recent, _count = row
    return {
        "kind": {kind},
        "commune": {str(site)},
        "group": {group} if group else set(),
        "stars": {str(stars)} if stars else set(),
        "season": {NOW} if season else set(),
        "when": ({WEEK} if recent & 1 else set()) | ({YEAR} if recent & 2 else set()),
    }


def fits(ask: Ask, document: SearchDocument) -> bool:
    """Whether a document is what the reader's choices leave."""
    values = values_of(row_of(ask, document))
    return all(value in values[name] for name, value in ask.narrow.items())


def counted(ask: Ask, rows: Iterable[Row]) -> dict[str, Counter]:
    """How many hits each choice would show, the other choices left as they are.

    By facet, then by value, "" for any; "all" for what the choices leave, "scope" for what
    would be there without them.
    """
    found: dict[str, Counter] = {name: Counter() for name in (*FACETS, "all", "scope")}
    for row in rows:
        count, values = row[-1], values_of(row)
        misses = [name for name, value in ask.narrow.items() if value not in values[name]]
        found["scope"][""] += count
        if not misses:
            found["all"][""] += count
        for name in FACETS:
            if not misses or misses == [name]:
                found[name][""] += count
                for value in values[name]:
                    found[name][value] += count
    return found
