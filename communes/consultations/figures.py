"""What of its drafts a commune is compared by."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.consultations.choices import State
from communes.consultations.models import Comment, ConsultationPage
from communes.consultations.querysets import COMMENTS_TAG, TAG, state_is
from portal.core.figures import ComparedFigure, Counted, counts_by_home, pages_by_home


def _drafts(paths: list[str]) -> QuerySet:
    """Drafts that were put up, and those that were answered."""
    answered = state_is(State.ANSWERED)
    return counts_by_home(pages_by_home(ConsultationPage, paths), "drafts", answered)


def _comments(paths: list[str]) -> QuerySet:
    received = Comment.objects.received().filter(site__root_page__path__in=paths)
    return counts_by_home(received.annotate(home=F("site__root_page__path")), "comments")


def _answered(counted: Counted) -> str:
    if not counted.whole:
        return "0"
    return gettext("%(whole)s (%(answered)s answered)") % {
        "whole": counted.whole,
        "answered": counted.part,
    }


COMPARED = (
    ComparedFigure(
        name="drafts",
        title=_("Drafts put up for comments"),
        order=40,
        tag=TAG,
        count=_drafts,
        shown=_answered,
        sheet=((_("Drafts put up for comments"), "whole"), (_("Drafts answered"), "part")),
    ),
    ComparedFigure(
        name="comments",
        title=_("Comments on drafts"),
        order=41,
        tag=COMMENTS_TAG,
        count=_comments,
    ),
)
