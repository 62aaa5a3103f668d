"""A procedure in the words of schema.org."""

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
    from communes.procedures.models import ProcedurePage


def procedure_data(page: ProcedurePage, context) -> list[dict]:
    """The page, and the service that the frame's site gives, with the ways to it."""
    frame, overlay = context["frame"], context.get("overlay")
    url = own_page_url(page, frame)
    phone = (overlay and overlay.phone) or frame.contact.hotline
    channels = [
        without_empty(
            {
                "@type": "ServiceChannel",
                "name": str(way.get_kind_display()),
                "serviceUrl": page.online_url if way.kind == "online" else "",
                "servicePhone": _phone(phone) if way.kind == "direct" else None,
                "serviceLocation": _counter(page, overlay, frame) if way.kind == "direct" else None,
                "processingTime": f"P{way.days}D" if way.days else "",
            }
        )
        for way in page.ways.all()
    ]
    fees = [
        {"@type": "Offer", "price": way.fee, "priceCurrency": "VND", "name": str(way)}
        for way in page.ways.all()
        if way.fee is not None
    ]
    service = {
        "@type": "GovernmentService",
        "@id": f"{url}#service",
        "name": page.shown_name,
        "alternateName": page.official_name,
        "identifier": page.national_code,
        "url": url,
        "category": page.field_label,
        "serviceType": page.field_label,
        "audience": _audience(page.who_can_apply),
        "provider": by_organization(frame),
        "serviceOperator": by_organization(frame),
        "availableChannel": channels,
        "offers": fees,
        "mainEntityOfPage": {"@id": url},
    }
    return [
        web_page(page, frame) | {"mainEntity": {"@id": f"{url}#service"}},
        without_empty(service),
    ]


def _phone(number: str) -> dict | None:
    if not number:
        return None
    return {"@type": "ContactPoint", "telephone": telephone(number)}


def _counter(page: ProcedurePage, overlay, frame) -> dict | None:
    name = (overlay and overlay.counter) or page.place
    if not name:
        return None
    return {"@type": "Place", "name": name, "address": postal_address(frame, frame.contact.street)}


def _audience(words: str) -> dict | None:
    return {"@type": "Audience", "audienceType": words} if words else None
