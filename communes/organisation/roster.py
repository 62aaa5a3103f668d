"""Who is on duty today, as readers see it, and last week put on this one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.organisation.choices import TAG
from communes.organisation.models.profile import OfficialProfilePage
from communes.organisation.models.shift import DAY, DutyShift
from portal.core.weeks import Week
from portal.pagecache.clocks import next_midnight


@dataclass(frozen=True)
class OnDuty:
    """Somebody on duty today. `page`: their public page, None where they have none."""

    name: str
    post: str
    phone: str
    time_text: str
    page: Any
    is_now: bool
    is_sample: bool


def on_duty_today(frame, now: datetime | None = None) -> list[OnDuty]:
    """Whose duty has not ended and begins today, in the order of time; two queries at most.

    The page that shows it is kept until the next of them begins or ends.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    frame.follows(TAG)
    shifts = DutyShift.objects.in_site(frame.site).filter(day__range=(today - DAY, today))
    # A night that began yesterday may go on.
    found = [shift for shift in shifts.select_related("official") if shift.span[1] > now]
    found.sort(key=lambda shift: (shift.span, shift.pk))
    for shift in found:
        for moment in shift.span:
            if now < moment <= next_midnight(now):
                frame.changes_at(moment)
    pages = _pages_of(found, frame)
    return [_told(shift, pages, now) for shift in found]


def _pages_of(shifts: list[DutyShift], frame) -> dict:
    """The public pages of the officials, by what marks them in every language."""
    keys = {shift.official.translation_key for shift in shifts if shift.official}
    if not keys:
        return {}
    pages = OfficialProfilePage.objects.in_frame(frame).filter(translation_key__in=keys)
    pages = pages.defer("duties").select_related("locale")
    return {page.translation_key: page for page in pages}


def _told(shift: DutyShift, pages: dict, now: datetime) -> OnDuty:
    # What an official's page says is public only while the page is.
    page = pages.get(shift.official.translation_key) if shift.official else None
    return OnDuty(
        name=page.title if page else shift.name or _("Officer on duty"),
        post=page.post if page else "",
        phone=shift.phone or (page.office_phone if page else ""),
        time_text=shift.time_text,
        page=page,
        is_now=shift.span[0] <= now,
        is_sample=shift.is_sample,
    )


@transaction.atomic
def copy_week(site: Site, week: Week) -> tuple[int, int]:
    """Puts last week's shifts on the same weekdays of a week; how many were put there, and how
    many last week has. What is there already comes no second time."""
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    shifts = DutyShift.objects.in_site(site)
    there = {_what(shift) for shift in shifts.of_week(week)}
    last = list(shifts.of_week(week - 1))
    made = 0
    for shift in last:
        copy = DutyShift(site=site, day=shift.day + 7 * DAY)
        for name in DutyShift.COPIED:
            setattr(copy, name, getattr(shift, name))
        if _what(copy) not in there:
            copy.save()
            made += 1
    return made, len(last)


def _what(shift: DutyShift) -> tuple:
    return (shift.day, *(getattr(shift, name) for name in DutyShift.COPIED))
