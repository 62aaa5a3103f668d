"""News and events in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, moment, place, web_page, without_empty

if TYPE_CHECKING:
    from communes.news.models import EventPage, NewsPage


def news_data(page: NewsPage, frame) -> list[dict]:
    """The page, and the article on it with its author, source and recording."""
    url = own_page_url(page, frame)
    author = {"@type": "Person", "name": page.author} if page.author else None
    article = {
        "@type": "NewsArticle",
        "@id": f"{url}#news",
        "url": url,
        "headline": page.title,
        "description": page.summary_text,
        "articleSection": str(page.get_category_display()),
        "inLanguage": page.locale.language_code,
        "datePublished": page.published_on.isoformat(),
        "dateModified": moment(page.last_published_at),
        "author": author or by_organization(frame),
        "publisher": by_organization(frame),
        "isBasedOn": page.source_url,
        "creditText": page.source_name,
        "audio": _recording(page, frame),
        "mainEntityOfPage": {"@id": url},
    }
    return [
        web_page(page, frame) | {"mainEntity": {"@id": f"{url}#news"}},
        without_empty(article),
    ]


def _recording(page: NewsPage, frame) -> dict | None:
    if not page.audio:
        return None
    return {
        "@type": "AudioObject",
        "contentUrl": urljoin(f"{frame.site.root_url}/", page.audio.url),
        "transcript": page.transcript,
    }


def event_data(page: EventPage, frame) -> list[dict]:
    """The page, and the event."""
    url = own_page_url(page, frame)
    state = "EventCancelled" if page.is_cancelled else "EventScheduled"
    organiser = {"@type": "Organization", "name": page.organiser} if page.organiser else None
    event = {
        "@type": "Event",
        "@id": f"{url}#event",
        "url": url,
        "name": page.title,
        "description": page.summary_text,
        "startDate": moment(page.begins_at),
        "endDate": moment(page.ends_at),
        "eventStatus": f"https://schema.org/{state}",
        "location": place(page.place, frame),
        "organizer": organiser or by_organization(frame),
        "inLanguage": page.locale.language_code,
    }
    return [web_page(page, frame) | {"mainEntity": {"@id": f"{url}#event"}}, without_empty(event)]
