"""The figures of a site's last months, as its page tells them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from communes.dossiers.models.figures import TAG, DossierFigure
from portal.core.figures import share
from portal.sites.frame import Frame

MONTHS = 12


@dataclass(frozen=True)
class Month:
    """A row of the table; `communes` how many sites it adds up, 0 for one site's own."""

    month: date
    received: int
    settled: int
    on_time: int
    communes: int = 0

    @property
    def percent(self) -> int:
        """What of the settled was in time."""
        return share(self.on_time, self.settled)

    @property
    def label(self) -> str:
        return f"{self.month:%-m/%Y}"


@dataclass(frozen=True)
class Told:
    """The table: its months, newest first, with their sources as (text, address)."""

    months: list[Month]
    sources: list[tuple[str, str]]
    is_sample: bool


def told_in(frame: Frame) -> Told:
    """A commune's own figures; on the portal its own, else the sum of all communes'. One or two
    queries at any number of sites."""
    frame.follows(TAG)
    own = list(DossierFigure.objects.in_site(frame.site).order_by("-month")[:MONTHS])
    if own or not frame.is_portal:
        return Told(
            [Month(row.month, row.received, row.settled, row.on_time) for row in own],
            list(dict.fromkeys((row.source, row.source_url) for row in own)),
            any(row.is_sample for row in own),
        )
    rows = (
        DossierFigure.objects.order_by("-month")
        .values("month")
        .annotate(
            of_received=Sum("received"),
            of_settled=Sum("settled"),
            of_on_time=Sum("on_time"),
            of_sites=Count("site", distinct=True),
            samples=Count("pk", filter=Q(is_sample=True)),
        )[:MONTHS]
    )
    months = [
        Month(
            row["month"], row["of_received"], row["of_settled"], row["of_on_time"], row["of_sites"]
        )
        for row in rows
    ]
    return Told(months, [], any(row["samples"] for row in rows))
