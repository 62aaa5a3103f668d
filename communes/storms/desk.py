"""What a storm day puts on the desk, as long as it holds."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from communes.storms.models import StormDay
from portal.core.formatting import clock, day_month
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

UNTIL = "storm_until"


def site_counts() -> dict[str, Subquery]:
    """Until when the own day of a site holds; None where none does."""
    days = StormDay.objects.holding().filter(site=OuterRef("pk")).order_by("-began_at")
    return {UNTIL: Subquery(days.values("notice__valid_until")[:1])}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    for place in desk.places:
        until = getattr(place.site, UNTIL)
        if until and desk.changes(place):
            text = _("A storm day holds until %(time)s, %(day)s: keep shelters and roads true")
            told = text % {"time": clock(until), "day": day_month(until)}
            url = reverse("storm_screen", args=[place.site.pk])
            yield Waiting(place, Urgency.SOON, told, url, order=1, mailed=False)
