"""Units and officials in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.core.addresses import own_page_url
from portal.core.structured_data import (
    by_organization,
    postal_address,
    telephone,
    web_page,
    without_empty,
)

if TYPE_CHECKING:
    from communes.organisation.models import OfficialProfilePage, OrganisationUnitPage


def unit_data(page: OrganisationUnitPage, frame) -> list[dict]:
    """The page, and the unit as a part of the site's body."""
    about = f"{own_page_url(page, frame)}#unit"
    unit = {
        "@type": "GovernmentOrganization",
        "@id": about,
        "name": page.title,
        "telephone": telephone(page.phone),
        "email": page.email,
        "address": postal_address(frame, page.address) if page.address else None,
        "parentOrganization": by_organization(frame),
    }
    return [web_page(page, frame) | {"mainEntity": {"@id": about}}, without_empty(unit)]


def official_data(page: OfficialProfilePage, frame) -> list[dict]:
    """The page, and the person in office."""
    about = f"{own_page_url(page, frame)}#official"
    person = {
        "@type": "Person",
        "@id": about,
        "name": page.title,
        "jobTitle": page.post,
        "telephone": telephone(page.office_phone),
        "email": page.email,
        "worksFor": by_organization(frame),
    }
    return [web_page(page, frame) | {"mainEntity": {"@id": about}}, without_empty(person)]
