"""Reports counted: by kind and village for readers, by commune for the comparison."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.feedback.choices import TAG, Status
from communes.feedback.models.kinds import FeedbackKind
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.querysets import IN_TIME, ReportQuerySet
from communes.models import Village
from portal.core.figures import ComparedFigure, Counted, counts_by_home

COUNTS = {
    "came": Count("pk"),
    "open": Count("pk", filter=Q(status__in=Status.open())),
    "done": Count("pk", filter=Q(status=Status.DONE)),
    "in_time": Count("pk", filter=Q(status=Status.DONE) & IN_TIME),
}


@dataclass
class Row:
    """How many came, are open, are done, and were done in time."""

    label: str
    counts: Counter = field(default_factory=Counter)


@dataclass(frozen=True)
class Figures:
    """All reports of a commune; private kinds are counted in the sum alone."""

    whole: Row
    kinds: list[Row]
    villages: list[Row]
    has_samples: bool


def by_kind_and_village(site: Site) -> Figures:
    """Four queries. Reports that were withdrawn count nowhere; what stands for few people of a
    village is told of published kinds alone."""
    kept = FeedbackReport.objects.in_site(site).kept().order_by()
    whole = Row(gettext("All reports"), Counter(kept.aggregate(**COUNTS)))
    open_kinds = kept.filter(kind__is_private=False, wants_private=False)
    kinds = _rows(open_kinds, "kind_id", FeedbackKind.objects.filter(is_private=False))
    villages = _rows(open_kinds, "village_id", Village.objects.filter(site=site))
    samples = kept.filter(is_sample=True).exists()
    return Figures(whole, kinds, villages, samples)


def _rows(reports: QuerySet, name: str, named: QuerySet) -> list[Row]:
    counted = {row.pop(name): row for row in reports.values(name).annotate(**COUNTS)}
    rows = [Row(str(one), Counter(counted[one.pk])) for one in named if one.pk in counted]
    return rows


def _reports(paths: list[str]) -> ReportQuerySet:
    found = FeedbackReport.objects.filter(site__root_page__path__in=paths)
    return found.annotate(home=F("site__root_page__path"))


def _mended(paths: list[str]) -> QuerySet:
    """Reports that were done or are overdue, and those done in time."""
    in_time = Q(status=Status.DONE) & IN_TIME
    return counts_by_home(_reports(paths).judged(timezone.localdate()), "mended", in_time)


def _in_time(counted: Counted) -> str:
    if not counted.whole:
        return gettext("No report was due yet")
    return f"{counted.part}/{counted.whole} ({counted.percent}%)"


COMPARED = (
    ComparedFigure(
        name="mended",
        title=_("Reports mended in time"),
        order=25,
        tag=TAG,
        count=_mended,
        shown=_in_time,
        sheet=((_("Reports mended in time"), "part"), (_("Reports mended or overdue"), "whole")),
    ),
)
