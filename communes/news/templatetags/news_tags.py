"""What news and events show on home pages and in their section."""

from django import template

from communes.news.models import EventPage, NewsPage
from portal.sites.neighbours import attach_communes

register = template.Library()


@register.inclusion_tag("news/includes/home.html", takes_context=True)
def latest_news(context, count: int = 3, events: int = 3) -> dict:
    """The newest news and the next events with their heading; nothing where there is neither.
    On the portal those of every commune, each named."""
    frame = context["frame"]
    news = list(NewsPage.objects.in_frame(frame).for_list().newest()[:count])
    frame.shows(news)
    return {
        "request": context.get("request"),
        "frame": frame,
        "news": attach_communes(news, frame) if frame.is_portal else news,
        "events": next_events(context, events),
    }


@register.simple_tag(takes_context=True)
def next_events(context, count: int = 4) -> list[EventPage]:
    """The events that are on or to come, the next first; on the portal of every commune."""
    frame = context["frame"]
    found = list(EventPage.objects.in_frame(frame).for_list().to_come()[:count])
    frame.shows(found)
    return attach_communes(found, frame) if frame.is_portal else found
