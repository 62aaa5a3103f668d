"""What of its schedule a commune is compared by."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from communes.schedules.models import WorkSchedulePage
from portal.core.figures import ComparedFigure, counts_by_home, pages_by_home
from portal.core.weeks import Week

# This week among them, as the column's title says.
WEEKS = 4


def _posted(paths: list[str]) -> QuerySet:
    this = Week.this()
    pages = pages_by_home(WorkSchedulePage, paths)
    lately = pages.filter(starts_on__gt=(this - WEEKS).monday, starts_on__lte=this.monday)
    return counts_by_home(lately, "weeks")


COMPARED = (
    ComparedFigure(
        name="weeks",
        title=_("Weeks posted, of 4"),
        order=40,
        tag=WorkSchedulePage._meta.app_label,
        count=_posted,
        shown=lambda counted: f"{counted.whole}/{WEEKS}",
    ),
)
