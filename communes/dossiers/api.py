"""The figures of dossiers as open data: a month of a site a row, with its source."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.dossiers.models import DossierFigure, DossierLookupPage
from communes.dossiers.models.figures import TAG
from portal.core.addresses import commune_page_url
from portal.core.figures import share
from portal.open_data.filters import DayFilter, OpenFilterSet
from portal.open_data.section_rows import SectionRowViewSet
from portal.open_data.serializers import CommuneSerializer
from portal.sites.frame import Frame


class FigureSerializer(serializers.Serializer):
    """A month of a commune or of the province."""

    id = serializers.IntegerField(help_text=_("Number of the item, for its own address."))
    url = serializers.SerializerMethodField(help_text=_("The page for readers."))
    name = serializers.CharField(source="__str__", help_text=_("The month, such as 11/2026."))
    temporalCoverage = serializers.SerializerMethodField(help_text=_("The month, such as 2026-11."))
    received = serializers.IntegerField(help_text=_("How many dossiers came."))
    settled = serializers.IntegerField(help_text=_("How many were settled."))
    settledInTime = serializers.IntegerField(
        source="on_time", help_text=_("How many of these in time.")
    )
    percentInTime = serializers.SerializerMethodField(
        help_text=_("Share in time, in whole per cent; null where none was settled.")
    )
    sourceName = serializers.CharField(
        source="source", help_text=_("Who counted it, in what, and when.")
    )
    sourceUrl = serializers.CharField(
        source="source_url", help_text=_("Address of the figures at their source.")
    )
    isSample = serializers.BooleanField(
        source="is_sample", help_text=_("An invented example, not real data.")
    )
    commune = CommuneSerializer(
        source="page.commune",
        allow_null=True,
        help_text=_("Whose it is; the province's own name the portal."),
    )

    def get_url(self, item: Any) -> str | None:
        return commune_page_url(item.page) or None

    def get_temporalCoverage(self, item: DossierFigure) -> str:
        return f"{item.month:%Y-%m}"

    def get_percentInTime(self, item: DossierFigure) -> int | None:
        return share(item.on_time, item.settled) if item.settled else None


class FigureFilterSet(OpenFilterSet):
    """By commune and month."""

    path_field = "site__root_page__path"

    month_from = DayFilter("month", "gte", help_text=_("Months that begin on this day or later."))
    month_to = DayFilter("month", "lte", help_text=_("Months that begin on this day or earlier."))


class FigureViewSet(SectionRowViewSet):
    """Months of dossiers, newest first. Codes and dossiers themselves are nowhere."""

    prefix = "dossier-figures"
    title = _("Figures of dossiers")
    about = _("How many dossiers came and were settled in time, by month, with their source.")
    order = 27
    section_type = DossierLookupPage
    queryset = DossierFigure.objects.none()
    serializer_class = FigureSerializer
    filterset_class = FigureFilterSet

    def get_items(self, frame: Frame) -> QuerySet:
        """Of sites whose section readers may open."""
        frame.follows(TAG)
        items = self.in_open_sections(DossierFigure.objects.all(), frame)
        return items.order_by("-month", "site__site_name", "pk")
