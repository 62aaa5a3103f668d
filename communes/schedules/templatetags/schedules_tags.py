"""What home pages and the schedule's own templates use."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.db.models import Subquery
from django.utils import timezone

from communes.schedules.boards import with_communes
from communes.schedules.feeds import FEEDS, feed_title
from communes.schedules.models import ScheduleEntry
from communes.schedules.receptions import receptions_to_come
from communes.schedules.village_dates import village_dates
from communes.schedules.week_board import days_of
from portal.core.formatting import weekday_name

register = template.Library()

SHOWN = 5
# A busy day; what is over comes as a number.
READ = 40


@dataclass(frozen=True)
class FeedLinks:
    """A feed's address for browsers, and for phones that subscribe by `webcal:`."""

    https: str
    webcal: str
    title: str = ""

    @property
    def google(self) -> str:
        """Where one tap on Android adds the feed to Google Calendar."""
        return "https://calendar.google.com/calendar/r?" + urlencode({"cid": self.webcal})


@register.inclusion_tag("schedules/includes/today.html", takes_context=True)
def today_schedule(context) -> dict:
    """The card of today's public work, else of the next day that has some: one query.

    On the portal it gathers all communes and names them, for two queries more.
    """
    frame, today = context["frame"], timezone.localdate()
    public = ScheduleEntry.objects.public_in(frame)
    first = public.filter(date__gte=today).order_by("date").values("date")[:1]
    entries = public.filter(date=Subquery(first))
    days = days_of(entries.select_related("page__locale").in_order()[:READ])
    found = days[0].entries if days else []
    shown = found[:SHOWN]
    if frame.is_portal and shown:
        with_communes(shown)
    frame.shows(entry.page for entry in shown)
    is_today = bool(days) and days[0].is_today
    return {
        "frame": frame,
        "request": context.get("request"),
        "entries": shown,
        "day": days[0].date if days else None,
        "is_today": is_today,
        "more": len(found) - len(shown) if is_today else 0,
        "url": frame.navigation.section_url("WorkScheduleIndexPage"),
    }


@register.inclusion_tag("schedules/includes/receptions.html", takes_context=True)
def reception_days(context) -> dict:
    """The receptions of the next two weeks, of one officer where the page names one
    (`receives`); nothing on a portal without any."""
    frame, receives = context["frame"], context.get("receives", ())
    entries = receptions_to_come(frame, receives)
    return {
        "request": context["request"],
        "frame": frame,
        "entries": entries,
        "is_shown": bool(entries) or not frame.is_portal,
        "is_of_one": bool(receives),
        "url": schedule_url(context),
    }


@register.inclusion_tag("schedules/includes/village_dates.html", takes_context=True)
def dates_in_village(context) -> dict:
    """What the schedule has in the `village` of a page in the next two weeks."""
    frame = context["frame"]
    return {
        "request": context["request"],
        "frame": frame,
        "entries": village_dates(frame, context["village"]),
        "url": schedule_url(context),
    }


@register.simple_tag(takes_context=True)
def schedule_url(context) -> str:
    """The path of this site's schedule section, or ""."""
    frame = context.get("frame")
    return frame.navigation.section_url("WorkScheduleIndexPage") if frame else ""


@register.simple_tag(takes_context=True)
def calendar_feed(context, kind: str = "") -> FeedLinks:
    """The addresses of one of this site's calendar feeds; "" where it has no schedule."""
    path = schedule_url(context)
    if not path:
        return FeedLinks("", "")
    url = context["request"].build_absolute_uri(path + FEEDS[kind])
    return FeedLinks(url, f"webcal://{url.partition('://')[2]}", feed_title(kind))


@register.simple_tag(takes_context=True)
def calendar_feeds(context) -> list[FeedLinks]:
    """All feeds of this site's schedule; none where it has no schedule."""
    return [calendar_feed(context, kind) for kind in FEEDS] if schedule_url(context) else []


@register.filter
def weekday_in_sentence(value: date | datetime) -> str:
    """The weekday as inside a sentence: "thứ Ba"."""
    return weekday_name(value)
