"""What the section of schedules shows: the week that is asked for, the lists of weeks and of the
province."""

from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone

from communes.schedules.forms import ArchiveForm, ProvinceForm, WeekForm
from communes.schedules.models.entry import ScheduleEntry
from communes.schedules.models.week_page import WorkSchedulePage
from communes.schedules.week_board import WeekBoard, board_of, days_of, neighbours
from portal.core.weeks import Week
from portal.lists.listing import ListingMixin
from portal.sites.neighbours import attach_communes


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
    return form, WeekBoard(week, None, [], *neighbours(WorkSchedulePage, frame, week))


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
        listing: Any = super().get_listing(request)
        if listing.form.is_near:
            for name in ("day", "week"):
                request.frame.understands(name, request.GET.get(name, ""))
        listing.page_obj.days = days_of(listing.page_obj.object_list)
        return listing


def with_communes(entries: list[ScheduleEntry]) -> list[ScheduleEntry]:
    """Gives each entry's page its commune, in two queries however many there are."""
    attach_communes([entry.page for entry in entries])
    return entries
