"""schema.org for machines (JSON-LD): what each page is, who speaks, where it stands.

A page type says more in `structured_data(context)`; the builders here are what
page types share. Nothing in it costs a query: it tells what the page has loaded.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils import timezone
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from portal.core.addresses import own_page_url
from portal.core.typed.phones import phone_link

if TYPE_CHECKING:
    from portal.core.models import ContactSettings
    from portal.sites.frame import Frame

WORKING_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


class PlainEncoder(DjangoJSONEncoder):
    """Vietnamese as it is written: escaped it would be three times as long."""

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs | {"ensure_ascii": False, "separators": (",", ":")})


def script(nodes: list[dict]) -> SafeString:
    """The objects as a data block, which browsers never run (so the strict CSP has no say)."""
    graph = {"@context": "https://schema.org", "@graph": [without_empty(node) for node in nodes]}
    # Django's escaping of <, > and &; its type is for scripts that read it.
    html = json_script(graph, encoder=PlainEncoder)
    return mark_safe(html.replace("application/json", "application/ld+json", 1))  # noqa: S308


def without_empty(node: dict) -> dict:
    """The object without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def moment(value: datetime | None) -> str:
    """A moment with Vietnam's offset, or ""."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


def organization_id(frame: "Frame") -> str:
    return f"{frame.site.root_url}/#organization"


def by_organization(frame: "Frame") -> dict:
    """A pointer to the body behind a site, which each page's graph holds."""
    return {"@id": organization_id(frame)}


def telephone(number: str) -> str:
    return phone_link(number).removeprefix("tel:") if number else ""


def place(name: str, frame: "Frame") -> dict:
    """A place in the commune, by its name."""
    return {"@type": "Place", "name": name, "address": postal_address(frame)}


def place_on_map(of: Any) -> dict:
    """The point of what has one (`PointMixin`), in degrees; nothing where it is not told."""
    if of.point is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": of.point[0], "longitude": of.point[1]}


def postal_address(frame: "Frame", street: str = "") -> dict:
    region = settings.PORTAL_PROVINCE_NAME
    return without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": street,
            "addressLocality": "" if frame.is_portal else frame.identity.name,
            "addressRegion": region,
            "addressCountry": "VN",
        }
    )


def organization(frame: "Frame") -> dict:
    """The body behind a site, in short: every page names it."""
    return {
        "@type": "GovernmentOrganization",
        "@id": organization_id(frame),
        "name": frame.identity.body,
        "alternateName": frame.identity.name,
        "url": frame.site.root_url + frame.home_url,
    }


def office(frame: "Frame") -> dict:
    """The body in full, with how to reach it and when its counter is open: home and contact."""
    contact = frame.contact
    links = [url for url in (contact.zalo_url, contact.facebook_url) if url]
    counter = {
        "@type": "GovernmentOffice",
        "name": frame.identity.body,
        "telephone": telephone(contact.hotline),
        "address": postal_address(frame, contact.street),
        "openingHoursSpecification": [] if frame.is_closed else opening_hours(contact),
    }
    return organization(frame) | {
        "telephone": telephone(contact.hotline),
        "email": contact.email,
        "address": postal_address(frame, contact.street),
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": settings.PORTAL_PROVINCE_NAME if frame.is_portal else frame.identity.name,
        },
        "sameAs": links,
        "location": without_empty(counter),
    }


def opening_hours(contact: "ContactSettings") -> list[dict]:
    """The spans of the working days, and of Saturday where it is open then."""
    spans = [(WORKING_DAYS, span) for span in contact.spans]
    if contact.open_saturday_morning and contact.spans:
        spans.append((["Saturday"], contact.spans[0]))
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{day}" for day in days],
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }
        for days, (opens, closes) in spans
    ]


def web_site(frame: "Frame") -> dict:
    """The site itself, with the address of its search."""
    root = frame.site.root_url
    return {
        "@type": "WebSite",
        "@id": f"{root}/#website",
        "url": f"{root}/",
        "name": frame.identity.name,
        "publisher": by_organization(frame),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{root}{reverse('search')}?q={{q}}",
            },
        },
    }


def web_page(page: Any, frame: "Frame") -> dict:
    """A page: what it is called, in which language, how old, whose."""
    url = own_page_url(page, frame)
    return without_empty(
        {
            "@type": page.schema_type,
            "@id": url,
            "url": url,
            "name": page.title,
            "description": str(page.summary_text),
            "inLanguage": page.locale.language_code,
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "isPartOf": {"@id": f"{frame.site.root_url}/#website"},
            "publisher": by_organization(frame),
        }
    )


def breadcrumbs(crumbs: list[tuple[str, str]], frame: "Frame") -> dict:
    """The way from the home page, as `portal_tags.crumbs` tells it."""
    root = frame.site.root_url
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            without_empty(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": str(label),
                    "item": root + url if url else "",
                }
            )
            for position, (label, url) in enumerate(crumbs, start=1)
        ],
    }
