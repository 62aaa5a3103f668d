"""Schedule entries as open data, with the names of schema.org's Event."""

from datetime import date, datetime

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from communes.schedules.forms import WeekField
from communes.schedules.models import ScheduleEntry
from communes.schedules.models.entry import EntryType, Session
from communes.schedules.querysets import ScheduleEntryQuerySet
from portal.core.weeks import Week
from portal.open_data.filters import DayFilter, OpenFilterSet
from portal.open_data.serializers import CommuneSerializer, ItemSerializer
from portal.open_data.viewsets import OpenViewSet

MOMENT = {"type": "string", "description": _("A day, or a moment where the time is known.")}


def moment(day: date, clock) -> str:
    """A moment such as "2026-11-24T07:30:00+07:00"; the day alone where there is no time."""
    if not clock:
        return day.isoformat()
    return timezone.make_aware(datetime.combine(day, clock)).isoformat()


class EntrySerializer(ItemSerializer):
    """A public entry of a week's schedule."""

    name = serializers.CharField(source="content", help_text=_("What is done."))
    inLanguage = serializers.CharField(
        source="page.locale.language_code", help_text=_("Language of the texts, such as vi.")
    )
    dateModified = serializers.DateTimeField(source="changed_at", help_text=_("Last changed."))
    isSample = serializers.BooleanField(
        source="page.is_sample", help_text=_("An invented example, not real data.")
    )
    commune = CommuneSerializer(
        source="page.commune", allow_null=True, help_text=_("Whose schedule it is.")
    )
    startDate = serializers.SerializerMethodField(
        help_text=_("When it begins; the day alone where no time is set.")
    )
    endDate = serializers.SerializerMethodField(help_text=_("When it ends, where that is set."))
    session = serializers.ChoiceField(Session.choices, help_text=_("Part of the day: a code."))
    location = serializers.CharField(source="place", help_text=_("Where it takes place."))
    category = serializers.ChoiceField(
        EntryType.choices, source="entry_type", help_text=_("Kind of work: a code.")
    )
    categoryName = serializers.CharField(
        source="get_entry_type_display", help_text=_("Kind of work, in words.")
    )
    eventStatus = serializers.SerializerMethodField(
        help_text=_("EventScheduled, or EventCancelled.")
    )
    chair = serializers.CharField(help_text=_("The post that chairs it."))
    organizer = serializers.CharField(source="host_unit", help_text=_("Who prepares it."))
    audience = serializers.CharField(source="participants", help_text=_("Who takes part."))
    invitesPeople = serializers.BooleanField(
        source="invites_people", help_text=_("Whether everyone may come.")
    )

    def get_page(self, item):
        return item.page

    @extend_schema_field(MOMENT)
    def get_startDate(self, item: ScheduleEntry) -> str:
        return moment(item.date, item.start_time)

    @extend_schema_field(MOMENT | {"type": ["string", "null"]})
    def get_endDate(self, item: ScheduleEntry) -> str | None:
        return moment(item.date, item.end_time) if item.end_time else None

    def get_eventStatus(self, item: ScheduleEntry) -> str:
        return "EventCancelled" if item.is_cancelled else "EventScheduled"


class WeekFilter(django_filters.CharFilter):
    """The seven days of a week such as 2026-W48."""

    field_class = WeekField

    def filter(self, qs: QuerySet, value: Week | None) -> QuerySet:
        return qs.filter(date__range=(value.monday, value.sunday)) if value else qs


class EntryFilterSet(OpenFilterSet):
    """What can be asked of the schedule."""

    path_field = "page__path"

    start_from = DayFilter("date", "gte", help_text=_("On this day or later."))
    start_to = DayFilter("date", "lte", help_text=_("On this day or earlier."))
    week = WeekFilter(max_length=8, help_text=_("One week, such as 2026-W48."))
    category = django_filters.ChoiceFilter(
        "entry_type", choices=EntryType.choices, help_text=_("Kind of work.")
    )
    status = django_filters.ChoiceFilter(
        choices=[("scheduled", _("as planned")), ("cancelled", _("cancelled"))],
        method="with_status",
        help_text=_("As planned, or cancelled; both where nothing is asked."),
    )

    def with_status(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(is_cancelled=value == "cancelled")


class EntryViewSet(OpenViewSet):
    """Public entries in the order of time; internal ones stand in no list."""

    prefix = "schedule-entries"
    title = _("Work schedule")
    about = _("Public work of the commune in the order of time; use start_from for what comes.")
    order = 20
    queryset = ScheduleEntry.objects.none()
    serializer_class = EntrySerializer
    filterset_class = EntryFilterSet

    def get_items(self, frame) -> ScheduleEntryQuerySet:
        return ScheduleEntry.objects.public_in(frame).select_related("page__locale").in_order()

    def get_page(self, item):
        return item.page
