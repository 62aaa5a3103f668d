"""The figures of dossiers as open data: a month of a site a row, with its source."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.dossiers.models import DossierFigure, DossierLookupPage
from communes.dossiers.models.figures import TAG
from portal.core.addresses import commune_page_url
from portal.core.figures import share
from portal.core.querysets import HOME_PATH
from portal.open_data.filters import DayFilter, OpenFilterSet
from portal.open_data.serializers import CommuneSerializer
from portal.open_data.viewsets import OpenViewSet
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


def _sections() -> QuerySet:
    """The public sections with the path of the home that each stands below."""
    return DossierLookupPage.objects.live().annotate(home=Substr("path", 1, HOME_PATH))


class FigureViewSet(OpenViewSet):
    """Months of dossiers, newest first. Codes and dossiers themselves are nowhere."""

    prefix = "dossier-figures"
    title = _("Figures of dossiers")
    about = _("How many dossiers came and were settled in time, by month, with their source.")
    order = 27
    queryset = DossierFigure.objects.none()
    serializer_class = FigureSerializer
    filterset_class = FigureFilterSet

    def get_items(self, frame: Frame) -> QuerySet:
        """Of sites whose section readers may open."""
        frame.follows(TAG)
        items = DossierFigure.objects.all()
        if not frame.is_portal:
            items = items.in_site(frame.site)
        section = _sections().filter(home=OuterRef("site__root_page__path"))
        items = items.filter(Exists(section)).select_related("site__root_page")
        return items.order_by("-month", "site__site_name", "pk")

    def decorate(self, items: list) -> list:
        """Each with the section that it stands on."""
        paths = {item.site.root_page.path for item in items}
        found = _sections().filter(home__in=paths).select_related("locale")
        pages = {page.home: page for page in found}
        for item in items:
            item.page = pages[item.site.root_page.path]
        return super().decorate(items)

    def get_page(self, item: Any) -> DossierLookupPage:
        return item.page
