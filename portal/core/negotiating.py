"""What form of an answer a request asks for in `Accept`."""

from django.http import HttpRequest

HTML, LINKED_DATA = "text/html", "application/ld+json"


def wants_linked_data(request: HttpRequest) -> bool:
    """Whether JSON-LD is asked for rather than a page; `application/json` counts as well.

    Kept pages stand apart by it (portal.pagecache.entries): a view that answers either says
    `Vary: Accept`.
    """
    if "json" not in request.headers.get("Accept", ""):
        return False
    preferred = request.get_preferred_type([HTML, LINKED_DATA, "application/json"])
    return preferred not in (None, HTML)
