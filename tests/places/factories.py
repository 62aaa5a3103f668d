"""Public places for tests, as readers have them."""

import json

from communes.places.models import PlaceIndexPage, PlacePage
from tests.page_factory import add_page

WEEKDAYS = "01234"
OFFICE = [(WEEKDAYS, "07:30", "11:30"), (WEEKDAYS, "13:30", "17:00")]
ALWAYS = [("0123456", "00:00", "00:00")]


def section(commune, language="vi") -> PlaceIndexPage:
    """The section of a commune."""
    return PlaceIndexPage.objects.descendant_of(commune.homes[language]).get()


def stream(hours) -> str:
    """Hours as the database keeps them, of (days, from, to)."""
    return json.dumps(
        [
            {"type": "hours", "value": {"days": [*days], "opens": opens, "closes": closes}}
            for days, opens, closes in hours
        ]
    )


def make_place(commune, title="Trạm y tế xã", *, live=True, hours=OFFICE, **fields) -> PlacePage:
    """A clinic with the hours of an office, unless told otherwise."""
    values = {
        "place_kind": "clinic",
        "address": "Xóm 3, cạnh trường",
        "phone": "02383000115",
        "hours": stream(hours),
        **fields,
    }
    parent = section(commune)
    return add_page(parent, PlacePage(title=title, **values), live=live)
