"""What a document can be narrowed and counted by, as the one text that engines hold of it.

“product|3|group=food:9|stars=4:2027-05-01|”: the kind, the site, then each value of a declared
facet (`portal.core.finding.SearchFacet`) with its last day. A text: a database groups by one column
faster than by several, and neither it nor a cluster has to know which facets there are.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import quote, unquote

from search.kinds import declared_facets

# The last day of what has none: as a text later than any day.
ENDLESS = "9"
# Where a value's last day begins, and how long one is.
_UNTIL, DAY_LENGTH = ":", len("2027-05-01")


def facets_of(kind: str, site_id: int, values: Mapping[str, Mapping[str, date | None]]) -> str:
    """The text of a document with these values (as in `SearchFacts.facets`)."""
    told = sorted(
        f"{start_of(name, value)}{until or ENDLESS}|"
        for name, several in values.items()
        for value, until in several.items()
    )
    return f"{kind}|{site_id}|{''.join(told)}"


def start_of(name: str, value: str) -> str:
    """What stands before the last day of a value, and nowhere else in the text."""
    return f"{name}={quote(value, safe='')}{_UNTIL}"


def parts_of(text: str) -> tuple[str, str, str]:
    """The kind, the site, and the values of declared facets as they stand there."""
    kind, site, values = text.split("|", 2)
    return kind, site, values


def choices_in(values: str, day: date) -> dict[str, set[str]]:
    """By declared facet the choices that the values of a document fit, on a day."""
    today = day.isoformat()
    found: dict[str, set[str]] = {name: set() for name in declared_facets()}
    for part in values.split("|")[:-1]:
        start, _sign, until = part.rpartition(_UNTIL)
        if until >= today:
            name, choices = _meant_by(start, day)
            if choices:
                found[name].update(choices)
    return found


@lru_cache(maxsize=4096)
def _meant_by(start: str, day: date) -> tuple[str, tuple[str, ...]]:
    """A facet and the choices of it that a value, as documents have it, is on a day."""
    name, _sign, quoted = start.partition("=")
    value, facet = unquote(quoted), declared_facets().get(name)
    if facet is None:
        # No kind declares it any more.
        return name, ()
    if facet.on_day is None:
        return name, (value,)
    return name, tuple(choice for choice, meant in facet.on_day(day).items() if meant == value)


def value_of(name: str, choice: str, day: date) -> str:
    """The value that documents have where a choice fits on a day."""
    on_day = declared_facets()[name].on_day
    return on_day(day)[choice] if on_day else choice
