"""A place in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communes.places.choices import SCHEMA_TYPES, PlaceKind
from portal.core.addresses import own_page_url
from portal.core.structured_data import (
    place_on_map,
    postal_address,
    telephone,
    web_page,
    without_empty,
)

if TYPE_CHECKING:
    from communes.places.models import PlacePage

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def place_data(page: PlacePage, frame) -> list[dict]:
    """The page, and the place with its hours."""
    about = f"{own_page_url(page, frame)}#place"
    specific = SCHEMA_TYPES.get(PlaceKind(page.place_kind))
    place = {
        "@type": ["Place", specific] if specific else "Place",
        "@id": about,
        "name": page.title,
        "telephone": telephone(page.phone),
        "address": postal_address(frame, page.address),
        "geo": place_on_map(page),
        "hasMap": page.map_url,
        "openingHoursSpecification": hours_data(page),
    }
    return [web_page(page, frame) | {"mainEntity": {"@id": about}}, without_empty(place)]


def hours_data(page: PlacePage) -> list[dict]:
    """The hours of the days of the week."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{DAYS[day]}" for day in days],
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }
        for days, spans in page.opening.groups
        for opens, closes in spans
    ]
