"""Announcements for feed readers, and their events for phones' calendars."""

from datetime import timedelta

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event

from communes.announcements.models import AnnouncementPage
from communes.announcements.querysets import AnnouncementQuerySet
from portal.core.addresses import own_page_url
from portal.core.formatting import clock_date
from portal.core.querysets import below
from portal.machines.calendars import (
    calendar_response,
    gathered_events,
    new_calendar,
    reminder,
    usual_end,
)
from portal.machines.feeds import SiteFeed
from portal.pagecache.conditional import kept_for

KEPT = timedelta(weeks=4)
MAX_AGE = 15 * 60


class AnnouncementFeed(SiteFeed):
    """What is in force, newest first; on the portal, of the province and all communes."""

    name = "announcements"
    section = "AnnouncementIndexPage"
    label = gettext_lazy("Announcements")

    def get_items(self, frame) -> AnnouncementQuerySet:
        items = AnnouncementPage.objects.in_frame(frame).current().newest()
        return items.select_related("locale").defer("body")

    def texts(self, item) -> list[str]:
        """The summary, what to do, when and where, until when: all that can't wait for a tap."""
        return [
            item.told_correction,
            item.summary_text,
            item.told_action,
            " · ".join(text for text in (clock_date(item.event_at), item.event_place) if text),
            _("Valid until %(moment)s.") % {"moment": clock_date(item.valid_until)},
        ]

    def tags(self, item) -> list[str]:
        marks = [item.get_urgency_display()] if item.urgency > item.Urgency.NORMAL else []
        return [item.get_category_display(), *marks]

    def item_pubdate(self, item):
        return item.starts_at

    def item_updateddate(self, item):
        """Readers see it from its start on, however early it was written."""
        return max(item.starts_at, item.last_published_at or item.starts_at)

    def item_author_name(self, item):
        return item.issuer or super().item_author_name(item)


def own_events(frame) -> AnnouncementQuerySet:
    """The announced events of this very site, also of announcements that have expired since."""
    items = AnnouncementPage.objects.in_frame(frame).filter(event_at__isnull=False)
    own = below({frame.first_root.path, frame.root.path})
    return items.filter(own).select_related("locale").defer("body")


@kept_for(MAX_AGE)
def events_calendar(request):
    """The events of a site from four weeks back on, to subscribe to."""
    frame = request.frame
    if not frame.navigation.section_url(AnnouncementFeed.section):
        raise Http404
    title = _("Events – %(name)s") % {"name": frame.identity.name}
    calendar = new_calendar(title, "Events")
    since = timezone.now() - KEPT
    for item in own_events(frame).filter(event_at__gte=since).order_by("event_at", "pk"):
        calendar.add_component(_event(item, frame))
    for event in gathered_events(frame, since):
        calendar.add_component(event)
    return calendar_response(calendar, "su-kien.ics")


@kept_for(MAX_AGE)
def event_calendar(request, uid):
    """One event, for “add to calendar” on the page of its announcement."""
    item = own_events(request.frame).filter(translation_key=uid).first()
    if item is None:
        raise Http404
    calendar = new_calendar(item.title, "Events")
    event = _event(item, request.frame)
    event.add_component(reminder(item.told_title))
    calendar.add_component(event)
    return calendar_response(calendar, f"{item.slug}.ics")


def _event(item: AnnouncementPage, frame) -> Event:
    """The event of an announcement; nobody knows its end, so it takes the rest of a half day."""
    url = own_page_url(item, frame)
    event = Event()
    changed = item.last_published_at or item.starts_at
    event.add("uid", str(item.translation_key))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("dtstart", timezone.localtime(item.event_at))
    event.add("dtend", usual_end(timezone.localtime(item.event_at)))
    event.add("summary", item.shared_title)
    event.add("location", item.event_place or item.villages_label or frame.identity.name)
    event.add("categories", [str(item.get_category_display())])
    event.add("url", url)
    told = (item.summary, "" if item.is_expired else item.action_text, url)
    event.add("description", "\n".join(text for text in told if text))
    return event
