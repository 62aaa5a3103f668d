"""A week's schedule in the words of schema.org."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.core.addresses import own_page_url
from portal.core.structured_data import by_organization, place, without_empty

if TYPE_CHECKING:
    from communes.schedules.models import ScheduleEntry, WorkSchedulePage


def events_data(page: WorkSchedulePage, frame) -> list[dict]:
    """The events that everyone may come to. An office's other work is no event for others."""
    url = own_page_url(page, frame)
    invited = [entry for entry in page.public_entries if entry.invites_people]
    return [_event(entry, frame, url) for entry in invited]


def _event(entry: ScheduleEntry, frame, url: str) -> dict:
    status = "EventCancelled" if entry.is_cancelled else "EventScheduled"
    return without_empty(
        {
            "@type": "Event",
            "@id": f"{url}#{entry.uid}",
            "name": entry.content,
            "startDate": _moment(entry.date, entry.start_time),
            "endDate": _moment(entry.date, entry.end_time) if entry.end_time else "",
            "eventStatus": f"https://schema.org/{status}",
            "location": place(entry.place, frame),
            "organizer": by_organization(frame),
            "url": url,
        }
    )


def _moment(day: date, clock) -> str:
    if clock is None:
        return day.isoformat()
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone()).isoformat()
