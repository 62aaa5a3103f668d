"""A draft in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, web_page, without_empty
from portal.sites.frame import Frame

if TYPE_CHECKING:
    from communes.consultations.models import ConsultationPage


def consultation_data(page: ConsultationPage, frame: Frame) -> list[dict]:
    """The page with the draft on it: whose it is, until when comments are taken, its files."""
    url = own_page_url(page, frame)
    author = {"@type": "Organization", "name": page.issuer} if page.issuer else None
    files = [
        {
            "@type": "MediaObject",
            "name": document.title,
            "contentUrl": urljoin(f"{frame.site.root_url}/", document.url),
        }
        for document in page.documents
    ]
    draft = {
        "@type": "CreativeWork",
        "@id": f"{url}#draft",
        "name": page.title,
        "description": page.summary_text,
        "inLanguage": page.locale.language_code,
        "creativeWorkStatus": "Draft",
        "author": author or by_organization(frame),
        "publisher": by_organization(frame),
        "expires": page.closes_on.isoformat(),
        "encoding": files,
    }
    return [web_page(page, frame) | {"mainEntity": without_empty(draft)}]
