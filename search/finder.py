"""How lists of other apps search their own pages (`portal.core.finding`)."""

from portal.core.finding import Finding
from portal.sites.frame import Frame
from search.kinds import scope_of
from search.searching import find_all, read_query

# So many of the best a list narrows and orders.
MOST_FOUND = 500


def find_in_list(frame: Frame, query: str, kind: str) -> Finding | None:
    """The pages of one kind (or "": of all) that a text finds on a site, on the portal on all; best
    first."""
    plan = read_query(query, frame)
    return find_all(plan, scope_of(frame, *filter(None, [kind])), MOST_FOUND) if plan else None
