"""Products and producers in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.core.addresses import own_page_url
from portal.core.structured_data import (
    place_on_map,
    postal_address,
    telephone,
    web_page,
    without_empty,
)
from products.models.choices import ProducerType, stars_in_words

if TYPE_CHECKING:
    from products.models import GiftSetPage, OpenPeriod, ProducerPage, ProductPage


def product_data(page: ProductPage, frame) -> list[dict]:
    """The page and the product on it, with an offer only where there is a price."""
    url = own_page_url(page, frame)
    product = {
        "@type": ["Product", "TouristAttraction"] if page.open_periods else "Product",
        "@id": f"{url}#product",
        "name": page.title,
        "description": page.summary_text,
        "url": url,
        "category": str(page.get_ocop_group_display()),
        "award": stars_in_words(page.current_stars),
        "hasCertification": certification(page),
        "manufacturer": producer_data(page.shown_producer, frame) if page.shown_producer else None,
        "offers": offer(page, url),
        "openingHoursSpecification": [open_days(period) for period in page.open_periods],
        "mainEntityOfPage": {"@id": url},
    }
    return [
        web_page(page, frame) | {"mainEntity": {"@id": f"{url}#product"}},
        without_empty(product),
    ]


def open_days(period: OpenPeriod) -> dict:
    """The days of an opening of a tourism product."""
    return without_empty(
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": period.starts_on.isoformat(),
            "validThrough": period.ends_on.isoformat(),
            "description": period.note,
        }
    )


def certification(page: ProductPage) -> dict:
    """The OCOP certificate while its stars count, else nothing."""
    stars = page.current_stars
    if not stars:
        return {}
    authority = page.decision_authority
    return without_empty(
        {
            "@type": "Certification",
            "name": stars_in_words(stars),
            "certificationStatus": "https://schema.org/CertificationActive",
            "certificationIdentification": page.certificate_number or page.decision_number,
            "certificationRating": {"@type": "Rating", "ratingValue": stars, "bestRating": 5},
            "issuedBy": {"@type": "GovernmentOrganization", "name": authority} if authority else {},
            "validFrom": page.certified_on.isoformat() if page.certified_on else "",
            "expires": page.stars_until.isoformat() if page.stars_until else "",
        }
    )


def offer(page: ProductPage, url: str) -> dict:
    """What the seller asks for, or nothing: a price on request is no offer, nor is an old one."""
    until = page.price_valid_until
    if not page.price_min or page.price_is_stale:
        return {}
    stock = "InStock" if page.is_available else "OutOfStock"
    common = {
        "priceCurrency": "VND",
        "availability": f"https://schema.org/{stock}",
        "url": url,
        "priceValidUntil": until.isoformat() if until else "",
    }
    if page.price_max and page.price_max != page.price_min:
        return common | {
            "@type": "AggregateOffer",
            "lowPrice": page.price_min,
            "highPrice": page.price_max,
        }
    unit = {
        "@type": "UnitPriceSpecification",
        "price": page.price_min,
        "priceCurrency": "VND",
        "unitText": page.price_unit,
    }
    return common | {"@type": "Offer", "price": page.price_min, "priceSpecification": unit}


def producer_data(page: ProducerPage, frame) -> dict:
    """Who makes it; a group of households without a firm of its own is an organisation only."""
    group = page.producer_type == ProducerType.GROUP
    url = own_page_url(page, frame)
    founded = page.established_on.isoformat() if page.established_on else ""
    return without_empty(
        {
            "@type": "Organization" if group else "LocalBusiness",
            "@id": f"{url}#producer",
            "name": page.title,
            "url": url,
            "telephone": telephone(page.phone),
            "address": postal_address(frame, page.address),
            "foundingDate": founded,
            "taxID": page.tax_code,
            "geo": place_on_map(page),
            "hasMap": page.map_url,
            "sameAs": page.facebook,
        }
    )


def gift_set_data(page: GiftSetPage, frame, products: list) -> list[dict]:
    """The page and the set, sold while its season lasts, with the products in it."""
    url = own_page_url(page, frame)
    until = page.price_valid_until
    priced = page.price and not page.price_is_stale and not page.is_over
    sold = {
        "@type": "Offer",
        "price": page.price,
        "priceCurrency": "VND",
        "priceValidUntil": until.isoformat() if until else "",
        "availabilityStarts": page.season_starts_on and page.season_starts_on.isoformat(),
        "availabilityEnds": page.season_ends_on and page.season_ends_on.isoformat(),
        "url": url,
    }
    held = [
        {
            "@type": "TypeAndQuantityNode",
            "typeOfGood": {"@type": "Product", "name": one.title, "url": own_page_url(one, frame)},
        }
        for one, _amount in products
    ]
    collection = {
        "@type": "ProductCollection",
        "@id": f"{url}#set",
        "name": page.title,
        "description": page.summary_text,
        "url": url,
        "includesObject": held,
        "offers": without_empty(sold) if priced else {},
    }
    entity = {"mainEntity": {"@id": f"{url}#set"}}
    return [web_page(page, frame) | entity, without_empty(collection)]


def producer_page_data(page: ProducerPage, frame) -> list[dict]:
    """The producer's page and the producer."""
    producer = producer_data(page, frame) | without_empty({"description": page.summary_text})
    return [web_page(page, frame) | {"mainEntity": {"@id": producer["@id"]}}, producer]
