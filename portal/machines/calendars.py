"""iCalendar files that phones open or subscribe to (RFC 5545, RFC 7986)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from icalendar import Alarm, Calendar, Event, Timezone, vText
from wagtail import hooks

from portal.core.formatting import lang_code
from portal.core.typed.characters import printable

REFRESH = timedelta(hours=6)
# When a half day ends, and how long at least what begins just before that takes.
HALF_DAYS = (time(11, 30), time(17), time(21))
SHORTEST = timedelta(minutes=30)
# What an event tells in words.
TEXTS = ("summary", "location", "description")

# Functions that give what a feature has for a site's calendars: (frame, since) -> Events.
EVENTS_HOOK = "register_calendar_events"


def gathered_events(frame: Any, since: datetime) -> Iterator[Event]:
    """What features bring to the calendars of a site, from a moment on."""
    for events_of in hooks.get_hooks(EVENTS_HOOK):
        yield from events_of(frame, since)


def new_calendar(title: str, about: str) -> Calendar:
    """An empty calendar that says whose it is and how often to read it again.

    `about` names the kind in the product identifier, such as "Work schedule".
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Commune portal//{about}//{get_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Texts, which icalendar doesn't know of these: it would not escape them.
    calendar.add("name", vText(title))
    calendar.add("x-wr-calname", vText(title))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(_timezone())
    return calendar


def usual_end(start: datetime) -> datetime:
    """Until when to keep free for what has no end: the end of its half day (docs/schedules.md).

    Without an end phones show it as over the moment it begins.
    """
    earliest = start + SHORTEST
    ends = (datetime.combine(start.date(), clock, start.tzinfo) for clock in HALF_DAYS)
    return next((end for end in ends if end >= earliest), start + timedelta(hours=1))


def reminder(text: str, before: timedelta = timedelta(hours=1)) -> Alarm:
    """A bell before an event, for files that people add by hand; feeds ring for nobody."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm


def calendar_response(calendar: Calendar, filename: str) -> HttpResponse:
    """The calendar as a file that phones know what to do with; a text says its language
    where it isn't the calendar's."""
    for event in calendar.walk("VEVENT"):
        for name in TEXTS:
            if (text := event.get(name)) and (code := lang_code(text)):
                text.params["LANGUAGE"] = code
    content = printable(calendar.to_ical().decode())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


@lru_cache(maxsize=1)
def _timezone() -> Timezone:
    return Timezone.from_tzid(settings.TIME_ZONE)
