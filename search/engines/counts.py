"""Counting hits by facets, the same for what a database grouped and for rows in hand."""

from collections import Counter
from collections.abc import Iterable

from search.engines.base import ALL_YEAR, FACETS, NOW, WEEK, YEAR, Ask
from search.models import SearchDocument

# `SearchDocument.facets`, 1 this year and 2 this week, how many documents.
Row = tuple[str, int, int]


def facets_of(document: SearchDocument) -> str:
    """What a document is counted by, whatever day it is."""
    until = document.stars_until or ""
    parts = (document.kind, document.site_id, document.group, document.stars or "", until)
    return "|".join(map(str, (*parts, document.months)))


def row_of(ask: Ask, document: SearchDocument) -> Row:
    """A document as the databases' engines group them."""
    date = document.date
    recent = (date >= ask.year_start) + (date >= ask.week_start) * 2 if date else 0
    return document.facets, recent, 1


def values_of(ask: Ask, row: Row) -> dict[str, set[str]]:
    """The values that a row has of each facet."""
    facets, recent, _count = row
    kind, site, group, stars, stars_until, months = facets.split("|")
    is_valid = stars_until >= ask.today.isoformat()
    in_season = int(months) & ask.month_bit and int(months) != ALL_YEAR
    return {
        "kind": {kind},
        "commune": {site},
        "group": {group} if group else set(),
        "stars": {stars} if stars and is_valid else set(),
        "season": {NOW} if in_season else set(),
        "when": ({YEAR} if recent & 1 else set()) | ({WEEK} if recent & 2 else set()),
    }


def fits(ask: Ask, document: SearchDocument) -> bool:
    """Whether a document is what the reader's choices leave."""
    values = values_of(ask, row_of(ask, document))
    return all(value in values[name] for name, value in ask.narrow.items())


def counted(ask: Ask, rows: Iterable[Row]) -> dict[str, Counter]:
    """How many hits each choice would show, the other choices left as they are.

    By facet, then by value, "" for any; "all" for what the choices leave, "scope" for what
    would be there without them.
    """
    found: dict[str, Counter] = {name: Counter() for name in (*FACETS, "all", "scope")}
    for row in rows:
        count, values = row[-1], values_of(ask, row)
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
