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
