"""What the search makes of numbers of documents: the one that has it stands above the results."""

import re

from django.template.loader import render_to_string

from communes.documents.models import OfficialDocumentPage
from communes.documents.naming import number_slug
from portal.core.finding import SearchShortcut
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes

# "12/KH-UBND", "30/2020/NĐ-CP", "01-NQ/TU", within other words, too.
NUMBER = re.compile(r"(?<![\w/])\d+[\w-]*(?:\s?/\s?[\w&-]+)+")
MOST_NUMBERS = 3
SHOWN = 3


def numbers_in(query: str) -> list[str]:
    """What stands in a query as numbers of documents, as addresses write them."""
    return [number_slug(found) for found in NUMBER.findall(query)[:MOST_NUMBERS]]


def with_number(frame: Frame, query: str) -> str:
    """The site's documents of a number that was typed, as a part of the page; else ""."""
    keys = numbers_in(query)
    if not keys:
        return ""
    items = list(
        OfficialDocumentPage.objects.in_frame(frame)
        .filter(number_key__in=keys)
        .for_list()
        .newest()[:SHOWN]
    )
    if not items:
        return ""
    if frame.is_portal:
        attach_communes(items, frame)
    return render_to_string("documents/includes/numbered.html", {"items": items, "frame": frame})


# A number is nobody's own: it may be counted, and leads nowhere by itself.
SHORTCUT = SearchShortcut(
    address=lambda request, query: "", is_code=lambda text: False, note=with_number
)
