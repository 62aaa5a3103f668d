"""Published reports as open data: the officers' words, never the sender's."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import TAG, Status
from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from portal.core.addresses import commune_page_url
from portal.open_data.filters import FromDayFilter, IdFilter, OpenFilterSet, ToDayFilter
from portal.open_data.section_rows import SectionRowViewSet
from portal.open_data.serializers import CommuneSerializer
from portal.sites.frame import Frame


class KindSerializer(serializers.Serializer):
    """What a report is about."""

    id = serializers.IntegerField(help_text=_("Number of the kind."))
    name = serializers.CharField(source="label", help_text=_("Name of the kind."))


class ReportSerializer(serializers.Serializer):
    """A published report."""

    id = serializers.IntegerField(help_text=_("Number of the item, for its own address."))
    url = serializers.SerializerMethodField(help_text=_("The page for readers."))
    name = serializers.CharField(source="title", help_text=_("Title."))
    text = serializers.CharField(source="public_text", help_text=_("What is wrong."))
    about = KindSerializer(source="kind", help_text=_("Kind of report."))
    village = serializers.CharField(
        source="village.__str__", default="", help_text=_("Village of the commune.")
    )
    location = serializers.CharField(source="public_place", help_text=_("Landmark."))
    latitude = serializers.FloatField(allow_null=True, help_text=_("To about 100 m."))
    longitude = serializers.FloatField(allow_null=True, help_text=_("To about 100 m."))
    status = serializers.ChoiceField(
        [value for value, _label in Status.public()], help_text=_("State: a code.")
    )
    statusName = serializers.CharField(source="get_status_display", help_text=_("State, in words."))
    result = serializers.CharField(source="outcome", help_text=_("What became of it."))
    dateCreated = serializers.DateTimeField(source="received_at", help_text=_("Received at."))
    dateDue = serializers.DateField(source="due_on", help_text=_("To be mended by."))
    dateClosed = serializers.DateTimeField(
        source="closed_at", allow_null=True, help_text=_("Closed at.")
    )
    meToo = serializers.IntegerField(source="me_too_count", help_text=_("How many others met it."))
    isSample = serializers.BooleanField(
        source="is_sample", help_text=_("An invented example, not real data.")
    )
    commune = CommuneSerializer(source="page.commune", help_text=_("Whose it is."))

    def get_url(self, item: Any) -> str | None:
        section = commune_page_url(item.page)
        return section + feedback_path("report", str(item.pk)) if section else None


class ReportFilterSet(OpenFilterSet):
    """By commune, state, kind and day."""

    path_field = "site__root_page__path"

    status = django_filters.ChoiceFilter(choices=Status.public(), help_text=_("State: a code."))
    about = IdFilter("kind_id", help_text=_("The number of a kind."))
    received_from = FromDayFilter("received_at", help_text=_("Received on this day or later."))
    received_to = ToDayFilter("received_at", help_text=_("Received on this day or earlier."))


class ReportViewSet(SectionRowViewSet):
    """Published reports, newest first."""

    prefix = "feedback"
    title = _("Reports of citizens")
    about = _("What people reported as broken and what became of it; nothing of who reported.")
    order = 55
    queryset = FeedbackReport.objects.none()
    serializer_class = ReportSerializer
    filterset_class = ReportFilterSet
    section_type = FeedbackIndexPage

    def get_items(self, frame: Frame) -> QuerySet:
        frame.follows(TAG)
        return self.in_open_sections(FeedbackReport.objects.public(), frame)
