"""The iCalendar feed that phones subscribe to (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from communes.schedules.models.calendar_record import CalendarRecord
from communes.schedules.models.entry import ScheduleEntry
from portal.core.querysets import below
from portal.machines.calendars import calendar_response, gathered_events, new_calendar, usual_end

FEED_NAME = "lich.ics"
# The feed of all work, of what everyone may come to, and of citizen receptions.
FEEDS = {"": FEED_NAME, "invited": "moi-ba-con.ics", "reception": "tiep-dan.ics"}
# Those that tell the site's events, too: everyone may come to them.
WITH_EVENTS = {"", "invited"}
KEPT = timedelta(weeks=4)


def feed_title(kind: str) -> str:
    """What a feed holds, in the reader's language."""
    titles = {"invited": _("Everyone is invited"), "reception": _("Citizen reception")}
    return titles.get(kind) or _("Work schedule")


def schedule_response(index, request, kind: str = "") -> HttpResponse:
    """A feed of one section of schedules, in the reader's language."""
    title = f"{feed_title(kind)} – {request.frame.identity.name}"
    calendar = new_calendar(title, "Work schedule")
    for event in events_of(index, request, kind):
        calendar.add_component(event)
    if kind in WITH_EVENTS:
        since = timezone.now() - KEPT
        for event in gathered_events(request.frame, since):
            calendar.add_component(event)
    return calendar_response(calendar, FEEDS[kind])


def events_of(index, request, kind: str = "") -> Iterable[Event]:
    """Public entries from four weeks back on, then what phones hold but must drop."""
    frame, since = request.frame, timezone.localdate() - KEPT
    # The portal gathers all communes elsewhere; a feed of them all would swamp a phone.
    own = below({frame.first_root.path, frame.root.path}, "page__path")
    entries = ScheduleEntry.objects.public_in(frame).of_kind(kind)
    entries = entries.filter(own, date__gte=since)
    told = set()
    for entry in entries.select_related("page").in_order():
        told.add(entry.uid)
        yield entry_event(entry, entry.page.get_full_url(request))
    if kind:
        # What is gone may never have been in this feed; phones drop what a feed no longer has.
        return
    records = CalendarRecord.objects.filter(
        feed__translation_key=index.translation_key,
        feed__locale__in={frame.root.locale_id, frame.first_root.locale_id},
        date__gte=since,
    )
    for record in records.order_by("-sequence"):
        if record.uid not in told:
            told.add(record.uid)
            yield dropped_event(record)


def entry_event(entry, url: str) -> Event:
    """A public entry; one that was cancelled says so."""
    event = _event(entry, entry.sequence, entry.changed_at, cancelled=entry.is_cancelled)
    summary = entry.content
    if not entry.start_time and entry.session != "all_day":
        # Calendars know days and times, but no mornings.
        summary = f"{entry.get_session_display()}: {summary}"
    if entry.is_cancelled:
        summary = _("Cancelled: %(content)s") % {"content": summary}
    event.add("summary", summary)
    if entry.end_time:
        event.add("dtend", _moment(entry.date, entry.end_time))
    elif entry.start_time:
        start: Any = _moment(entry.date, entry.start_time)
        event.add("dtend", usual_end(start))
    event.add("location", entry.place)
    event.add("categories", [str(entry.get_entry_type_display())])
    event.add("url", url)
    lines = [
        _("Everyone is invited.") if entry.invites_people else "",
        _("Chair: %(value)s") % {"value": entry.chair} if entry.chair else "",
        _("Participants: %(value)s") % {"value": entry.participants} if entry.participants else "",
        _("Prepared by: %(value)s") % {"value": entry.host_unit} if entry.host_unit else "",
        url,
    ]
    event.add("description", "\n".join(line for line in lines if line))
    return event


def dropped_event(record) -> Event:
    """An entry that is gone or internal now: its number and day, none of its text."""
    sequence = record.sequence if record.is_withdrawn else record.sequence + 1
    event = _event(record, sequence, record.changed_at, cancelled=True)
    event.add("summary", _("Taken off the schedule"))
    return event


def _event(source, sequence: int, changed_at: datetime, *, cancelled: bool) -> Event:
    event = Event()
    event.add("uid", str(source.uid))
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("dtstart", _moment(source.date, source.start_time))
    return event


def _moment(day: date, clock) -> date | datetime:
    """A moment in Vietnam, or the whole day where no time is known."""
    if clock is None:
        return day
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
