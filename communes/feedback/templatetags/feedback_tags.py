"""Reports on pages of other features."""

from django import template

from communes.feedback.choices import TAG
from communes.feedback.models import FeedbackReport

register = template.Library()


@register.inclusion_tag("feedback/includes/village_reports.html", takes_context=True)
def village_reports(context, count: int = 3) -> dict:
    """The newest reports of the `village` of a page that readers have; one query."""
    frame, village = context["frame"], context["village"]
    frame.follows(TAG)
    reports = FeedbackReport.objects.in_site(frame.site).public().filter(village=village)
    url = frame.navigation.section_url("FeedbackIndexPage")
    return {
        "request": context["request"],
        "frame": frame,
        "reports": list(reports[:count]) if url else [],
        "index_url": url,
        "village": village,
    }


@register.inclusion_tag("feedback/includes/found_reports.html", takes_context=True)
def found_reports(context, count: int = 3) -> dict:
    """The newest reports of a commune that have the words of a search, beside its first pages;
    one query."""
    frame, form = context["frame"], context["form"]
    url = "" if frame.is_portal else frame.navigation.section_url("FeedbackIndexPage")
    is_asked = form.query and not form.narrow and context["page_obj"].number == 1
    reports = []
    if url and is_asked:
        found = FeedbackReport.objects.in_site(frame.site).public().with_words(form.query)
        reports = list(found[: count + 1])
    return {
        "request": context["request"],
        "frame": frame,
        "reports": reports[:count],
        "has_more": len(reports) > count,
        "index_url": url,
        "query": form.query,
    }
