"""An announcement in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communes.announcements.models.choices import Category, Urgency
from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, moment, place, web_page, without_empty

if TYPE_CHECKING:
    from communes.announcements.models import AnnouncementPage

# What changes how people must act for a time: schema.org's SpecialAnnouncement, which
# has an end. The rest is news.
SPECIAL = {Category.DISASTER, Category.UTILITIES, Category.HEALTH, Category.VACCINATION}


def announcement_data(page: AnnouncementPage, frame) -> list[dict]:
    """The page, the announcement on it and, where it has one, the event that it announces."""
    url = own_page_url(page, frame)
    nodes = [web_page(page, frame) | {"mainEntity": {"@id": f"{url}#announcement"}}]
    nodes.append(_announcement(page, frame, url))
    if page.event_at:
        nodes.append(_event(page, frame, url))
    return nodes


def is_special(page: AnnouncementPage) -> bool:
    """A drill is none: it changes nobody's day."""
    return not page.is_drill and (page.urgency == Urgency.URGENT or page.category in SPECIAL)


def _announcement(page: AnnouncementPage, frame, url: str) -> dict:
    author = {"@type": "Organization", "name": page.issuer} if page.issuer else None
    common = {
        "@id": f"{url}#announcement",
        "url": url,
        "inLanguage": page.locale.language_code,
        "datePublished": moment(page.starts_at),
        "dateModified": moment(page.last_published_at),
        "expires": moment(page.valid_until),
        "author": author or by_organization(frame),
        "publisher": by_organization(frame),
        "spatialCoverage": place(page.villages_label or frame.identity.name, frame),
        "correction": page.correction,
        "mainEntityOfPage": {"@id": url},
    }
    # What had to be done must not outlive its time.
    todo = "" if page.is_expired else page.action_text
    text = "\n".join(part for part in (page.summary_text, todo) if part)
    if is_special(page):
        return without_empty(
            common
            | {
                "@type": "SpecialAnnouncement",
                "name": page.title,
                "text": text,
                "category": str(page.get_category_display()),
                "datePosted": moment(page.starts_at),
            }
        )
    return without_empty(
        common
        | {
            "@type": "NewsArticle",
            "headline": page.shared_title if page.is_drill else page.title,
            "description": text,
            "articleSection": str(page.get_category_display()),
        }
    )


def _event(page: AnnouncementPage, frame, url: str) -> dict:
    where = page.event_place or page.villages_label or frame.identity.name
    return without_empty(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "name": page.title,
            "description": page.summary_text,
            "startDate": moment(page.event_at),
            "eventStatus": "https://schema.org/EventScheduled",
            "location": place(where, frame),
            "organizer": by_organization(frame),
            "url": url,
        }
    )
