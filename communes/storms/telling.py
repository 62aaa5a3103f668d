"""What the page of a storm day says to the readers of a site."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Urgency
from communes.announcements.querysets import TAG, URGENT_TAG
from communes.shelters import Shelter, shelters_of
from communes.storms.models import StormDay, StormRoad
from portal.core.formatting import emergency_numbers
from portal.core.querysets import not_private
from portal.sites.frame import Frame

MOST_NOTICES = 10
# More would make the page heavy; the list of places has the rest.
MOST_SHELTERS = 40
MOST_ROADS = 20
# Who counts shelters and looks over roads does so before the switch, too.
JUST_BEFORE = timedelta(hours=12)


@dataclass(frozen=True)
class Days:
    """The notices of the days that hold, the site's own first, and since when; `until` is when
    that changes, None where nothing is to come."""

    notices: list[AnnouncementPage]
    since: datetime | None
    until: datetime | None

    @property
    def is_true(self) -> bool:
        return self.until is None or self.until > timezone.now()


def days_of(frame: Frame) -> Days:
    """The storm days of a site now; remembered, so that a home asks nothing more.

    Who asks follows the urgent notices, whatever the answer.
    """
    frame.follows(URGENT_TAG)
    read = partial(_read, frame)
    name = f"storm-days:{get_language()}"
    days: Days = frame.remember(name, read, URGENT_TAG, is_true=lambda days: days.is_true)
    frame.changes_at(days.until)
    return days


def _read(frame: Frame) -> Days:
    now = timezone.now()
    found = StormDay.objects.not_over().reaching(frame.site).select_related("notice")
    days = list(found.defer("notice__body"))
    moments = [moment for day in days for moment in (day.notice.starts_at, day.notice.valid_until)]
    until = min((moment for moment in moments if moment > now), default=None)
    holding = {day.notice.translation_key: day for day in days if day.notice.has_started}
    if not holding:
        return Days([], None, until)
    pages = AnnouncementPage.objects.standing_in(frame).current(now)
    shown = not_private(pages.filter(translation_key__in=holding).told_in(frame))
    notices = list(shown.select_related("locale").defer("body").order_by("-starts_at", "-pk"))
    notices.sort(key=lambda notice: holding[notice.translation_key].site_id != frame.site.pk)
    since = min((holding[one.translation_key].began_at for one in notices), default=None)
    return Days(notices, since, until)


def told(frame: Frame, days: Days) -> dict[str, Any]:
    """What the page shows; at most seven queries, whatever it lists.

    Roads and counts of shelters from an older day say nothing of this one: they are left out.
    """
    sections = frame.navigation.section_url
    since = days.since - JUST_BEFORE if days.since else None
    frame.follows(TAG)
    shelters = shelters_of(frame)
    all_roads = StormRoad.objects.filter(site=frame.site, seen_at__gte=since)
    worst_first = list(StormRoad.State)
    roads = sorted(all_roads, key=lambda road: worst_first.index(StormRoad.State(road.state)))
    others = _notices_since(frame, days, since)
    counts = [one.counted_at for one in shelters if one.counted_at and _is_new(one, since)]
    published = [notice.last_published_at for notice in (*days.notices, *others)]
    moments = [*published, *counts, *(road.seen_at for road in roads)]
    return {
        "notices": days.notices,
        "shelters": [(one, _is_new(one, since)) for one in _with_room_first(shelters, since)],
        "more_shelters": max(len(shelters) - MOST_SHELTERS, 0),
        "roads": roads[:MOST_ROADS],
        "others": others,
        "updated": max((moment for moment in moments if moment), default=days.since),
        "emergency": emergency_numbers(),
        "places": sections("PlaceIndexPage"),
        "phonebook": sections("PhonebookPage"),
        "announcements": sections("AnnouncementIndexPage"),
        "communes": sections("CommuneDirectoryPage") if frame.is_portal else "",
    }


def _is_new(shelter: Shelter, since: datetime | None) -> bool:
    return bool(shelter.counted_at and since and shelter.counted_at >= since)


def _with_room_first(shelters: list[Shelter], since: datetime | None) -> list[Shelter]:
    """Those that are known to have room, those that nobody counted today, full ones."""

    def order(shelter: Shelter) -> int:
        if not _is_new(shelter, since):
            return 1
        return 0 if shelter.left else 2

    return sorted(shelters, key=order)[:MOST_SHELTERS]


def _notices_since(frame: Frame, days: Days, since: datetime | None) -> list[AnnouncementPage]:
    """What else was told since the day began and presses, the newest first."""
    keys = [notice.translation_key for notice in days.notices]
    pages = AnnouncementPage.objects.standing_in(frame).current()
    pages = pages.filter(urgency__gte=Urgency.IMPORTANT, starts_at__gte=since)
    pages = pages.exclude(translation_key__in=keys).told_in(frame).newest()
    return list(not_private(pages).select_related("locale").defer("body")[:MOST_NOTICES])
