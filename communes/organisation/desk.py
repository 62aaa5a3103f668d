"""What the duty roster puts on the desk: the coming week, where nobody stands in it yet."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from communes.organisation.models import DutyShift
from communes.organisation.views import may_write, week_url
from portal.core.weeks import Week, ends_soon
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

UNWRITTEN = "unwritten_duty_week"


def site_counts() -> dict[str, Q]:
    """Whether a site has shifts this week and none in the next."""
    week = Week.of(timezone.localdate())
    shifts = DutyShift.objects.filter(site=OuterRef("pk")).order_by()
    here = Exists(shifts.of_week(week))
    return {UNWRITTEN: here & ~Exists(shifts.of_week(week + 1))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own. Not of holidays: somebody is on duty then, too."""
    if not ends_soon(desk.today):
        return
    week = Week.of(desk.today) + 1
    for place in desk.places:
        if desk.count(place, UNWRITTEN) and may_write(desk.user, place.site):
            told = {"week": week.label, "span": week.span}
            text = _("%(week)s, %(span)s, has no duty roster yet") % told
            yield Waiting(place, Urgency.TO_DO, text, week_url(place.site.pk, week), order=45)
