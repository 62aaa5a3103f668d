"""What of its questions a commune is compared by."""

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.questions.models import Question
from communes.questions.models.incoming import WAITING_TAG
from communes.questions.querysets import IN_TIME, QuestionQuerySet
from portal.core.figures import ComparedFigure, Counted, counts_by_home


def _questions(paths: list[str]) -> QuestionQuerySet:
    found = Question.objects.filter(site__root_page__path__in=paths)
    return found.annotate(home=F("site__root_page__path"))


def _answered(paths: list[str]) -> QuerySet:
    """Questions that were answered or are overdue, and those answered in time."""
    return counts_by_home(_questions(paths).judged(timezone.localdate()), "answers", IN_TIME)


def _waiting(paths: list[str]) -> QuerySet:
    return counts_by_home(_questions(paths).open(), "waiting")


def _in_time(counted: Counted) -> str:
    if not counted.whole:
        return gettext("None was due yet")
    return f"{counted.part}/{counted.whole} ({counted.percent}%)"


COMPARED = (
    ComparedFigure(
        name="answers",
        title=_("Answered in time"),
        order=10,
        tag=WAITING_TAG,
        count=_answered,
        shown=_in_time,
        sheet=((_("Answered in time"), "part"), (_("Answered or overdue"), "whole")),
    ),
    ComparedFigure(
        name="waiting",
        title=_("Waiting for an answer"),
        order=20,
        tag=WAITING_TAG,
        count=_waiting,
    ),
)
