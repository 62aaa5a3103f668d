"""What of its public works a commune is compared by."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from communes.works.choices import TAG, Stage
from communes.works.models import ProjectPage
from portal.core.figures import ComparedFigure, Counted, counts_by_home, pages_by_home


def _works(paths: list[str]) -> QuerySet:
    return counts_by_home(pages_by_home(ProjectPage, paths), "works", Q(percent=Stage.DONE))


def _shown(counted: Counted) -> str:
    return f"{counted.part}/{counted.whole}" if counted.whole else "0"


COMPARED = (
    ComparedFigure(
        name="works",
        title=_("Public works finished, of all"),
        order=60,
        tag=TAG,
        count=_works,
        shown=_shown,
        sheet=((_("Public works finished"), "part"), (_("Public works"), "whole")),
    ),
)
