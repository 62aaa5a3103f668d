"""A code as JSON-LD: schema.org, and GS1's web vocabulary where that has no word."""

from django.utils.translation import gettext as _

from portal.core.structured_data import without_empty
from products.models.choices import stars_in_words
from products.traceability import gs1
from products.traceability.telling import Told, root_for

CONTEXT = ["https://schema.org", {"gs1": "https://ref.gs1.org/voc/"}]


def product_node(told: Told) -> dict:
    """The product, or a lot of it, under its Digital Link."""
    product, batch = told.product, told.batch
    lot = batch.lot if batch else ""
    node = {
        "@context": CONTEXT,
        "@type": ["Product", "gs1:Product"],
        "@id": root_for(told.frame) + gs1.path_of(told.code.gtin, lot),
        "gtin": told.code.gtin,
        "productID": f"gtin:{told.code.gtin}",
        "name": told.name,
        "description": product.summary_text if product else "",
        "category": str(product.get_ocop_group_display()) if product else "",
        "url": told.product_url,
        "manufacturer": _manufacturer(told),
        "hasCertification": _certification(told),
    }
    if batch:
        node |= {
            "gs1:hasBatchLotNumber": lot,
            "productionDate": batch.made_on.isoformat(),
            "gs1:packagingDate": batch.packed_on and batch.packed_on.isoformat(),
            "gs1:bestBeforeDate": batch.best_before and batch.best_before.isoformat(),
            "additionalProperty": _place(batch.place),
            "subjectOf": _diary(batch.diary_name, batch.diary_url),
        }
    return without_empty(node)


def _manufacturer(told: Told) -> dict:
    if not told.producer:
        return {}
    name, url = told.producer.title, told.producer_url
    return without_empty({"@type": "Organization", "name": name, "url": url})


def _certification(told: Told) -> dict:
    """The OCOP certificate, only while it is valid."""
    product = told.product
    if not product or not product.current_stars:
        return {}
    return without_empty(
        {
            "@type": "Certification",
            "name": stars_in_words(product.current_stars),
            "certificationIdentification": product.certificate_number or product.decision_number,
            "issuedBy": product.decision_authority
            and {"@type": "Organization", "name": product.decision_authority},
            "validFrom": product.certified_on and product.certified_on.isoformat(),
            "expires": product.expires_on and product.expires_on.isoformat(),
        }
    )


def _place(place: str) -> dict:
    words = {"@type": "PropertyValue", "name": _("Made where"), "value": place}
    return words if place else {}


def _diary(name: str, url: str) -> dict:
    words = {"@type": "CreativeWork", "name": name or _("Farm diary"), "url": url}
    return words if url else {}
