"""What questions put on home pages and elsewhere."""

from django import template
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from communes.questions.addresses import question_path
from communes.questions.models import Question, QuestionPage
from communes.questions.models.incoming import WAITING_TAG
from communes.questions.querysets import IN_TIME
from portal.core.figures import CountedFigure
from portal.sites.neighbours import attach_communes

register = template.Library()


@register.inclusion_tag("questions/includes/latest.html", takes_context=True)
def latest_questions(context, count: int = 2) -> dict:
    """The newest answers of this site as cards (one query); of all communes on the portal."""
    frame = context["frame"]
    items = (
        QuestionPage.objects.in_frame(frame)
        .select_related("locale")
        .order_by("-answered_at", "-pk")[:count]
    )
    items = attach_communes(items) if frame.is_portal else list(items)
    frame.shows(items)
    return {
        "items": items,
        "frame": frame,
        "request": context.get("request"),
        "ask_url": ask_url(context),
        "index_url": frame.navigation.section_url("QuestionIndexPage"),
    }


@register.simple_tag(takes_context=True)
def ask_url(context) -> str:
    """The address of this site's form (on the portal: of the choice of a commune), or ""."""
    section = context["frame"].navigation.section_url("QuestionIndexPage")
    return section + question_path("ask") if section else ""


@register.inclusion_tag("questions/includes/ask_button.html", takes_context=True)
def ask_button(context, css_class: str = "btn") -> dict:
    """A button to the form; nothing where the site has no such section."""
    return {"url": ask_url(context), "css_class": css_class}


@register.simple_tag(takes_context=True)
def answered_in_time(context) -> list[CountedFigure]:
    """How the commune keeps its days to answer, counted from the questions; [] without any."""
    frame, today = context["frame"], timezone.localdate()
    frame.follows(WAITING_TAG)

    def count() -> dict:
        judged = Question.objects.in_site(frame.site).judged(today)
        return judged.aggregate(
            whole=Count("pk"),
            part=Count("pk", filter=IN_TIME),
            samples=Count("pk", filter=Q(is_sample=True)),
        )

    found = frame.remember(f"in-time:{today}", count, WAITING_TAG)
    if not found["whole"]:
        return []
    return [
        CountedFigure(
            label=_("Questions answered in time"),
            part=found["part"],
            whole=found["whole"],
            day=today,
            source=_("Counted from the questions sent to this site"),
            url=frame.navigation.section_url("QuestionIndexPage"),
            is_sample=bool(found["samples"]),
        )
    ]
