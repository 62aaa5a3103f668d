"""A village in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.core.addresses import own_page_url
from portal.core.structured_data import place_on_map, web_page, without_empty

if TYPE_CHECKING:
    from communes.villages.models import VillagePage


def village_data(page: VillagePage, frame) -> list[dict]:
    """The page, and the village as a place within the commune; nobody's name."""
    if page.village is None:
        return [web_page(page, frame)]
    about = f"{own_page_url(page, frame)}#village"
    village = {
        "@type": "Place",
        "@id": about,
        "name": page.title,
        "alternateName": page.former,
        "geo": place_on_map(page.village),
        "hasMap": page.village.map_url,
        "containedInPlace": {"@type": "AdministrativeArea", "name": frame.identity.name},
    }
    return [web_page(page, frame) | {"mainEntity": {"@id": about}}, without_empty(village)]
