"""A document in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communes.documents.models.choices import Force, RelationKind
from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, moment, web_page, without_empty

if TYPE_CHECKING:
    from communes.documents.models import OfficialDocumentPage
    from communes.documents.relations import Related

FORCE = {
    Force.TO_COME: "NotInForce",
    Force.IN_FORCE: "InForce",
    Force.AMENDED: "PartiallyInForce",
    Force.REPLACED: "NotInForce",
    Force.ENDED: "NotInForce",
}
# Of the kinds what schema.org has a word for.
RELATIONS = {
    RelationKind.REPLACES: "legislationRepeals",
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.GUIDES: "legislationApplies",
    RelationKind.BASED_ON: "isBasedOn",
}


def document_data(page: OfficialDocumentPage, frame, related: Iterable[Related] = ()) -> list[dict]:
    """The page and the document on it, with its file and what it does to others."""
    url = own_page_url(page, frame)
    issuer = {"@type": "GovernmentOrganization", "name": page.issuer} if page.issuer else None
    node: dict = {
        "@type": "Legislation",
        "@id": f"{url}#document",
        "name": page.title,
        "description": page.abstract,
        "url": url,
        "inLanguage": page.locale.language_code,
        "legislationIdentifier": page.number,
        "legislationType": page.type_name,
        "legislationDate": _day(page.issued_on),
        "legislationDateOfApplicability": _day(page.in_force_on),
        "expires": _day(page.effective_to),
        "legislationLegalForce": f"https://schema.org/{FORCE[page.force]}",
        "legislationPassedBy": issuer or by_organization(frame),
        "legislationResponsible": _signer(page),
        "about": str(page.get_domain_display()) if page.domain else "",
        "datePublished": _day(page.posted_on),
        "dateModified": moment(page.last_published_at),
        "encoding": _file(page, frame),
        "publisher": by_organization(frame),
        "mainEntityOfPage": {"@id": url},
    }
    for one in related:
        if one.label == RelationKind(one.kind).label:
            node.setdefault(RELATIONS[RelationKind(one.kind)], []).append(
                without_empty(
                    {
                        "@type": "Legislation",
                        "name": one.title or one.name,
                        "legislationIdentifier": one.name,
                        "url": _whole(one.url, frame),
                    }
                )
            )
    return [web_page(page, frame) | {"mainEntity": {"@id": f"{url}#document"}}, without_empty(node)]


def _whole(address: str, frame) -> str:
    return frame.site.root_url + address if address.startswith("/") else address


def _day(value) -> str:
    return value.isoformat() if value else ""


def _signer(page: OfficialDocumentPage) -> dict | None:
    if not page.signer_name:
        return None
    return without_empty(
        {"@type": "Person", "name": page.signer_name, "jobTitle": page.signer_title}
    )


def _file(page: OfficialDocumentPage, frame) -> dict | None:
    if page.file is None:
        return None
    reading = page.reading
    return without_empty(
        {
            "@type": "LegislationObject",
            "contentUrl": frame.site.root_url + page.file.url,
            "encodingFormat": page.file.content_type,
            "contentSize": str(page.file.file_size or ""),
            "sha256": reading.sha256 if reading else "",
        }
    )
