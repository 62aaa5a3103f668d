"""What announcements show on other pages: the urgent alert and the latest."""

from datetime import datetime, timedelta

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from communes.announcements.models import AnnouncementPage
from communes.announcements.querysets import TAG, URGENT_TAG, province_name
from portal.core.formatting import clock, day_month

register = template.Library()

register.simple_tag(province_name)

ALERTS_SHOWN = 3
ALERT_TEMPLATES = {"full": "sitewide_alerts", "line": "alert_line"}


def sitewide_alerts(context) -> SafeString | str:
    """The red strip of current urgent announcements, but for the one being read.

    A commune shows its own; the portal the province's own, then the communes'. In full on
    homes, one line elsewhere, nothing where the page (`BasePage.alerts`) or view says so.
    """
    frame, request = context.get("frame"), context.get("request")
    if frame is None or request is None:
        return ""
    page = context.get("page")
    size = context.get("alerts", getattr(page, "alerts", "line"))
    if not size:
        return ""
    frame.follows(URGENT_TAG)
    here = page.translation_key if isinstance(page, Page) else None
    urgent = [
        item
        for item in AnnouncementPage.objects.leading(frame)
        if item.is_urgent and item.translation_key != here
    ]
    if not urgent:
        return ""
    template = f"announcements/includes/{ALERT_TEMPLATES[size]}.html"
    shown = urgent[:ALERTS_SHOWN] if size == "full" else urgent
    told = {
        "alerts": shown,
        "all_samples": all(item.is_sample for item in shown),
        "all_drills": all(item.is_drill for item in shown),
        "frame": frame,
    }
    return render_to_string(template, told, request)


def urgent_pages(frame) -> list[tuple[str, str]]:
    """This site's own current urgent announcements as (title, path), for phones to keep."""
    return [
        (item.title, frame.url_of(item))
        for item in AnnouncementPage.objects.leading(frame)
        if item.is_urgent and item.url_path.startswith(frame.root.url_path)
    ]


@register.inclusion_tag("announcements/includes/latest.html", takes_context=True)
def latest_announcements(context, count=4) -> dict:
    """The most pressing current announcements (at most 12) as rows, for a home page.

    On the portal each names its commune. The page brings the heading.
    """
    frame = context["frame"]
    frame.follows(TAG)
    items = AnnouncementPage.objects.leading(frame)[:count]
    frame.shows(items)
    return {"request": context["request"], "frame": frame, "items": items}


@register.inclusion_tag("announcements/includes/village_news.html", takes_context=True)
def village_news(context, count=6) -> dict:
    """The current announcements that name the `village` of a page, most pressing first."""
    frame, village = context["frame"], context["village"]
    frame.follows(TAG)
    rows = AnnouncementPage.objects.standing_in(frame).current().filter(villages=village)
    items = list(rows.for_list().told_in(frame).ranked(frame)[:count])
    frame.shows(items)
    url = frame.navigation.section_url("AnnouncementIndexPage")
    return {
        "request": context["request"],
        "frame": frame,
        "items": items,
        "url": f"{url}?village={village.pk}" if url else "",
    }


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as people say it: "6:30 hôm nay", "7:00 ngày mai", "7:00 ngày 26/11"."""
    if not value:
        return ""
    away = timezone.localtime(value).date() - timezone.localdate()
    said = {
        timedelta(0): _("%(time)s today"),
        timedelta(days=1): _("%(time)s tomorrow"),
        timedelta(days=-1): _("%(time)s yesterday"),
    }.get(away, _("%(time)s on %(day)s"))
    return said % {"time": clock(value), "day": day_month(value)}
