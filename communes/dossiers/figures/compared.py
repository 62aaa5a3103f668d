"""What of its dossiers a commune is compared by."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.dossiers.figures.told import MONTHS
from communes.dossiers.models.figures import TAG, DossierFigure
from portal.core.figures import ComparedFigure, Counted
from portal.core.formatting import number
from portal.core.workdays import add_months


def _first_month() -> date:
    """The first of the last twelve months, this one among them."""
    return add_months(timezone.localdate().replace(day=1), 1 - MONTHS)


def _settled(paths: list[str]) -> QuerySet:
    """Dossiers settled in the last twelve months, and those settled in time."""
    rows = DossierFigure.objects.filter(site__root_page__path__in=paths, month__gte=_first_month())
    return (
        rows.order_by()
        .annotate(home=F("site__root_page__path"))
        .values("home")
        .annotate(
            name=Value("dossiers"),
            whole=Sum("settled"),
            part=Sum("on_time"),
            samples=Count("pk", filter=Q(is_sample=True)),
        )
        .values_list("home", "name", "whole", "part", "samples")
    )


def _in_time(counted: Counted) -> str:
    if not counted.whole:
        return gettext("No figures")
    return f"{number(counted.part)}/{number(counted.whole)} ({counted.percent}%)"


COMPARED = (
    ComparedFigure(
        name="dossiers",
        title=_("Dossiers settled in time, 12 months"),
        order=25,
        tag=TAG,
        count=_settled,
        shown=_in_time,
        sheet=(
            (_("Dossiers settled in time, 12 months"), "part"),
            (_("Dossiers settled, 12 months"), "whole"),
        ),
    ),
)
