"""Counting hits by facets, the same for what a database grouped and for rows in hand."""

from collections import Counter
from collections.abc import Iterable

from search.engines.base import WEEK, YEAR, Ask, facet_names
from search.engines.facets import choices_in, parts_of
from search.models import SearchDocument

# `SearchDocument.facets`, 1 this year and 2 this week, how many documents.
Row = tuple[str, int, int]


def row_of(ask: Ask, document: SearchDocument) -> Row:
    """A document as the databases' engines group them."""
    date = document.date
    recent = (date >= ask.year_start) + (date >= ask.week_start) * 2 if date else 0
    return document.facets, recent, 1


def values_of(ask: Ask, row: Row) -> dict[str, set[str]]:
    """The values that a row has of each facet."""
    text, recent, _count = row
    kind, site, values = parts_of(text)
    return {
        "kind": {kind},
        "commune": {site},
        **choices_in(values, ask.today),
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
    names = facet_names()
    found: dict[str, Counter] = {name: Counter() for name in (*names, "all", "scope")}
    for row in rows:
        count, values = row[-1], values_of(ask, row)
        misses = [name for name, value in ask.narrow.items() if value not in values[name]]
        found["scope"][""] += count
        if not misses:
            found["all"][""] += count
        for name in names:
            if not misses or misses == [name]:
                found[name][""] += count
                for value in values[name]:
                    found[name][value] += count
    return found
