"""What schedules put on the desk: next week's, to be written or published."""

from collections.abc import Iterator

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from communes.schedules.filling import needs_next_week
from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.core.weeks import Week
from portal.desk.desk import Desk, pages_by_home
from portal.desk.parts import Button, Part, Urgency, Waiting


def desk_parts(desk: Desk) -> Iterator[Part]:
    """The way to next week's schedule, and a row from Thursday on; one query.

    The portal gathers the communes' work and has no weeks of its own to write.
    """
    week = Week.of(desk.today) + 1
    is_next = Q(starts_on=week.monday)
    known = pages_by_home(
        WorkSchedulePage.objects.filter(desk.below_first_homes),
        written=Max("pk", filter=is_next),
        shown=Count("pk", filter=is_next & Q(live=True)),
        newest=Max("starts_on", filter=Q(starts_on__lt=week.monday)),
    )
    is_time = needs_next_week(desk.today)
    for place in desk.places:
        add_url = desk.add_url(place, WorkScheduleIndexPage, WorkSchedulePage)
        if place.is_portal or not add_url:
            continue
        found = known.get(place.path, {"written": None, "shown": 0, "newest": None})
        page = found["written"]
        section = desk.section(place, WorkScheduleIndexPage)
        label = _("Next week’s schedule")
        if page:
            url = reverse("wagtailadmin_pages:edit", args=[page])
            yield Button(place, label, "calendar-alt", url, order=20)
        elif found["newest"] and section:
            url = reverse("schedules:fill", args=[section.pk, week.code])
            yield Button(place, label, "calendar-alt", url, order=20, posts=True)
        else:
            yield Button(place, label, "calendar-alt", add_url, order=20)
        told = {"week": week.label, "span": week.span}
        if is_time and not page:
            text = _("%(week)s, %(span)s, has no schedule yet") % told
            yield Waiting(place, Urgency.TO_DO, text, reverse("schedules:index"), order=40)
        elif is_time and not found["shown"]:
            text = _("The schedule of %(week)s, %(span)s, is still a draft") % told
            url = reverse("wagtailadmin_pages:edit", args=[page])
            yield Waiting(place, Urgency.TO_DO, text, url, order=40)
