"""What the pages of schedules show: the table of a week, the lists of weeks and of the province."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from communes.schedules.forms import ArchiveForm, ProvinceForm, WeekForm
from communes.schedules.models import ScheduleEntry, WorkSchedulePage
from communes.schedules.querysets import KINDS
from communes.schedules.weeks import Week
from portal.core.listing import ListingMixin
from portal.core.neighbours import attach_communes


@dataclass(frozen=True)
class Day:
    """A day of a table with its entries."""

    date: date
    entries: list[ScheduleEntry]

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()


def days_of(entries: Iterable[ScheduleEntry]) -> list[Day]:
    """Sorted entries by their day; days without entries don't come."""
    return [Day(day, list(group)) for day, group in groupby(entries, key=lambda e: e.date)]


@dataclass(frozen=True)
class WeekBoard:
    """A week as readers see it; `page` is None where the week has no published page.

    `before` and `after` are the nearest weeks that have one, so that neither
    readers nor robots walk through empty weeks.
    """

    week: Week
    page: WorkSchedulePage | None
    days: list[Day]
    before: Week | None
    after: Week | None

    @property
    def has_today(self) -> bool:
        return any(day.is_today for day in self.days)

    @property
    def invites_people(self) -> bool:
        return any(entry.invites_people for day in self.days for entry in day.entries)


def _neighbours(frame, week: Week) -> tuple[Week | None, Week | None]:
    found = WorkSchedulePage.objects.in_frame(frame).aggregate(
        before=Max("starts_on", filter=Q(starts_on__lt=week.monday)),
        after=Min("starts_on", filter=Q(starts_on__gt=week.monday)),
    )
    before, after = found["before"], found["after"]
    return before and Week(before), after and Week(after)


def board_of(page: WorkSchedulePage, frame, kind: str | None = None) -> WeekBoard:
    """The table of one page, which can be a draft in the preview, narrowed to a kind."""
    before, after = _neighbours(frame, page.week)
    asked = KINDS.get(kind, {})
    entries = [
        entry
        for entry in page.public_entries
        if all(getattr(entry, name) == value for name, value in asked.items())
    ]
    return WeekBoard(page.week, page, days_of(entries), before, after)


def _week_to_come(frame, form: WeekForm) -> Week:
    """This week; of one kind, the week of the first that is still to come, today's included."""
    kind = form.value("kind")
    if not kind or "week" in form.errors:
        return Week.this()
    entries = ScheduleEntry.objects.public_in(frame).of_kind(kind).filter(is_cancelled=False)
    first = entries.filter(date__gte=timezone.localdate()).aggregate(day=Min("date"))["day"]
    return Week.of(first) if first else Week.this()


def read_week(request) -> tuple[WeekForm, WeekBoard]:
    """The week that the address asks for, on a commune's site."""
    frame = request.frame
    form = WeekForm(request.GET, frame=frame)
    week = form.value("week") or _week_to_come(frame, form)
    pages = WorkSchedulePage.objects.in_frame(frame).filter(starts_on=week.monday)
    # Where a week was written twice, the one in the reader's language comes first.
    pages = sorted(
        pages.select_related("locale"), key=lambda p: p.locale_id != frame.root.locale_id
    )
    if pages:
        frame.understands("week", week.code)
        frame.shows(pages[:1])
        return form, board_of(pages[0], frame, form.value("kind"))
    return form, WeekBoard(week, None, [], *_neighbours(frame, week))


class WeekList(ListingMixin):
    """All published weeks of a commune, newest first."""

    list_form_class = ArchiveForm
    per_page = 26

    def get_items(self, request):
        count = Count("entries", filter=Q(entries__is_public=True))
        weeks = WorkSchedulePage.objects.in_frame(request.frame).annotate(public_count=count)
        return weeks.select_related("locale").order_by("-starts_on", "path")


class ProvinceList(ListingMixin):
    """The public entries of all communes, day by day."""

    list_form_class = ProvinceForm
    per_page = 60

    def get_items(self, request):
        entries = ScheduleEntry.objects.public_in(request.frame)
        return entries.select_related("page__locale").in_order()

    def decorate(self, items, request):
        return with_communes(items)

    def get_listing(self, request):
        listing = super().get_listing(request)
        if listing.form.is_near:
            for name in ("day", "week"):
                request.frame.understands(name, request.GET.get(name, ""))
        listing.page_obj.days = days_of(listing.page_obj.object_list)
        return listing


def with_communes(entries: list[ScheduleEntry]) -> list[ScheduleEntry]:
    """Gives each entry's page its commune, in two queries however many there are."""
    attach_communes([entry.page for entry in entries])
    return entries
