"""Works, money and procurement as open data."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from communes.works.choices import AccountKind, Side, TenderStage
from communes.works.models import AccountPage, ProjectPage, TenderPage
from portal.open_data.filters import DayFilter, PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


class ProjectSerializer(ItemSerializer):
    """A public work as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    location = serializers.CharField(source="place", help_text=_("Where it is built."))
    capital = serializers.IntegerField(help_text=_("All its money, in dong."))
    percent = serializers.IntegerField(help_text=_("How far it is, in per cent."))
    contractor = serializers.CharField(help_text=_("Who builds it."))
    plannedStart = serializers.DateField(
        source="planned_from", allow_null=True, help_text=_("Planned first day.")
    )
    plannedEnd = serializers.DateField(
        source="planned_to", allow_null=True, help_text=_("Planned last day.")
    )
    startDate = serializers.DateField(
        source="started_on", allow_null=True, help_text=_("The day it began.")
    )
    endDate = serializers.DateField(
        source="finished_on", allow_null=True, help_text=_("The day it was finished.")
    )


class CapitalSerializer(serializers.Serializer):
    """A part of the capital."""

    name = serializers.CharField(help_text=_("Whose money it is."))
    amount = serializers.IntegerField(help_text=_("How much, in dong."))


class ProjectDetailSerializer(ProjectSerializer):
    """A public work in full."""

    sources = CapitalSerializer(
        source="capital_sources.all", many=True, help_text=_("Where the capital comes from.")
    )
    basedOn = serializers.CharField(
        source="source_name", help_text=_("The document that it rests on, where it is elsewhere.")
    )


class ProjectViewSet(OpenViewSet):
    """Works, those that began last first."""

    prefix = "public-works"
    title = _("Public works")
    about = _("What is built with whose money, by whom, and how far it is.")
    order = 80
    queryset = ProjectPage.objects.none()
    serializer_class = ProjectSerializer
    detail_serializer_class = ProjectDetailSerializer
    filterset_class = PageFilterSet

    def get_items(self, frame) -> QuerySet:
        return ProjectPage.objects.in_frame(frame).for_list()

    def get_detail_items(self, frame) -> QuerySet:
        pages = ProjectPage.objects.in_frame(frame).select_related("locale")
        return pages.prefetch_related("capital_sources")


class AccountSerializer(ItemSerializer):
    """A table of money as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("What it says."))
    category = serializers.ChoiceField(
        AccountKind.choices, source="account_kind", help_text=_("What it is: a code.")
    )
    categoryName = serializers.CharField(
        source="get_account_kind_display", help_text=_("What it is, in words.")
    )
    temporalCoverage = serializers.CharField(source="period", help_text=_("The period."))
    dateCounted = serializers.DateField(source="counted_on", help_text=_("The day of the figures."))


class LineSerializer(serializers.Serializer):
    """A line of a table of money."""

    side = serializers.ChoiceField(Side.choices, help_text=_("In or out: a code."))
    name = serializers.CharField(help_text=_("What for, or from whom."))
    amount = serializers.IntegerField(allow_null=True, help_text=_("How much, in dong."))
    quantity = serializers.CharField(help_text=_("How many things, where it is no money."))


class AccountDetailSerializer(AccountSerializer):
    """A table of money with its lines."""

    lines = serializers.SerializerMethodField(help_text=_("The lines in their order."))

    @extend_schema_field(LineSerializer(many=True))
    def get_lines(self, item: AccountPage) -> list[Any]:
        return list(LineSerializer(item.lines.all(), many=True).data)


class AccountFilterSet(PageFilterSet):
    """By what it is and by day."""

    category = django_filters.ChoiceFilter(
        "account_kind", choices=AccountKind.choices, help_text=_("What it is.")
    )
    counted_from = DayFilter("counted_on", "gte", help_text=_("Figures of this day or later."))


class AccountViewSet(OpenViewSet):
    """Tables of money, the newest first."""

    prefix = "public-money"
    title = _("Budget, contributions, funds")
    about = _("Money that came in and went out, line by line, with the day of the figures.")
    order = 81
    queryset = AccountPage.objects.none()
    serializer_class = AccountSerializer
    detail_serializer_class = AccountDetailSerializer
    filterset_class = AccountFilterSet

    def get_items(self, frame) -> QuerySet:
        return AccountPage.objects.in_frame(frame).for_list()

    def get_detail_items(self, frame) -> QuerySet:
        pages = AccountPage.objects.in_frame(frame).select_related("locale")
        return pages.prefetch_related("lines")


class TenderSerializer(ItemSerializer):
    """A procurement notice."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    status = serializers.ChoiceField(
        TenderStage.choices, source="stage", help_text=_("How far it is: a code.")
    )
    datePublished = serializers.DateField(
        source="published_on", help_text=_("The day of the notice.")
    )
    estimatedValue = serializers.IntegerField(
        source="value", allow_null=True, help_text=_("Estimated value, in dong.")
    )
    method = serializers.CharField(help_text=_("How the supplier is chosen."))
    closes = serializers.DateTimeField(
        source="closes_at", allow_null=True, help_text=_("Until when offers are taken.")
    )
    supplier = serializers.CharField(source="winner", help_text=_("Who got the contract."))
    price = serializers.IntegerField(
        allow_null=True, help_text=_("Price of the contract, in dong.")
    )


class TenderFilterSet(PageFilterSet):
    """By stage."""

    status = django_filters.ChoiceFilter(
        "stage", choices=TenderStage.choices, help_text=_("How far it is.")
    )


class TenderViewSet(OpenViewSet):
    """Procurement notices, the newest first."""

    prefix = "tenders"
    title = _("Procurement")
    about = _("What the communes buy: planned, offers invited, contract awarded.")
    order = 82
    queryset = TenderPage.objects.none()
    serializer_class = TenderSerializer
    filterset_class = TenderFilterSet

    def get_items(self, frame) -> QuerySet:
        return TenderPage.objects.in_frame(frame).for_list()
