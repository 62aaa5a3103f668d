"""News for feed readers, and events for phones' calendars."""

from collections.abc import Iterator
from datetime import datetime

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event

from communes.news.models import EventPage, NewsPage
from communes.news.querysets import EventQuerySet, NewsQuerySet
from portal.core.addresses import own_page_url
from portal.core.querysets import below
from portal.machines.calendars import calendar_response, new_calendar, reminder, usual_end
from portal.machines.feeds import SiteFeed
from portal.pagecache.conditional import kept_for

MAX_AGE = 15 * 60


class NewsFeed(SiteFeed):
    """The newest news; on the portal, of the province and all communes."""

    name = "news"
    section = "NewsIndexPage"
    label = gettext_lazy("News and events")

    def get_items(self, frame) -> NewsQuerySet:
        return NewsPage.objects.in_frame(frame).for_list().newest()

    def texts(self, item) -> list[str]:
        """The lead, and whose news it is."""
        source = _("Source: %(name)s") % {"name": item.source_name} if item.source_name else ""
        return [item.summary_text, source]

    def tags(self, item) -> list[str]:
        return [str(item.get_category_display())]

    def item_pubdate(self, item):
        return item.dated

    def item_updateddate(self, item):
        return max(item.dated, item.last_published_at or item.dated)

    def item_author_name(self, item):
        return item.author or super().item_author_name(item)


def own_events(frame) -> EventQuerySet:
    """The events of this very site; the portal gathers those of communes in its list alone."""
    own = below({frame.first_root.path, frame.root.path})
    return EventPage.objects.in_frame(frame).filter(own).for_list()


def calendar_events(frame, since: datetime) -> Iterator[Event]:
    """What the site's calendars have of them (`portal.machines.calendars.gathered_events`)."""
    for page in own_events(frame).since(since):
        yield as_event(page, frame)


@kept_for(MAX_AGE)
def event_calendar(request, uid):
    """One event, for “add to calendar” on its page."""
    page = own_events(request.frame).filter(translation_key=uid).first()
    if page is None:
        raise Http404
    calendar = new_calendar(page.title, "Events")
    event = as_event(page, request.frame)
    event.add_component(reminder(page.title))
    calendar.add_component(event)
    return calendar_response(calendar, f"{page.slug}.ics")


def as_event(page: EventPage, frame) -> Event:
    """An event as calendars have it; one that was called off says so."""
    url = own_page_url(page, frame)
    start = timezone.localtime(page.begins_at)
    changed = page.last_published_at or page.begins_at
    title = page.shared_title
    event = Event()
    event.add("uid", str(page.uid))
    event.add("sequence", page.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("status", "CANCELLED" if page.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("dtstart", start)
    event.add("dtend", timezone.localtime(page.ends_at) if page.ends_at else usual_end(start))
    if page.is_cancelled:
        title = _("Cancelled: %(content)s") % {"content": title}
    event.add("summary", title)
    event.add("location", page.place)
    event.add("url", url)
    event.add("description", "\n".join(text for text in (page.summary_text, url) if text))
    return event
