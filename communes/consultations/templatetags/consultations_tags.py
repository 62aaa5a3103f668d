"""What drafts to comment on show on home pages."""

from django import template

from communes.consultations.models import ConsultationPage
from communes.consultations.querysets import COMMENTS_TAG
from portal.sites.neighbours import attach_communes

register = template.Library()


@register.inclusion_tag("consultations/includes/open.html", takes_context=True)
def open_consultations(context, count: int = 3) -> dict:
    """The drafts that take comments now, the next to end first, with their heading; nothing
    where there is none. On the portal those of every commune, each named."""
    frame = context["frame"]
    frame.follows(COMMENTS_TAG)
    items = list(ConsultationPage.objects.in_frame(frame).for_list().open()[:count])
    if frame.is_portal:
        items = attach_communes(items, frame)
    frame.shows(items)
    return {"request": context.get("request"), "frame": frame, "items": items}
