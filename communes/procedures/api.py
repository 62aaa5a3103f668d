"""Procedures as open data: the province's, and in a commune those that it offers."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.procedures.models import (
    Level,
    ProcedureField,
    ProcedurePage,
    WayKind,
)
from communes.procedures.querysets import in_order
from portal.open_data.filters import PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet
from portal.sites.shared import stand_in


class WaySerializer(serializers.Serializer):
    """A way of filing."""

    kind = serializers.ChoiceField(WayKind.choices, help_text=_("How it is filed: a code."))
    time = serializers.CharField(source="takes", help_text=_("How long it takes, in words."))
    workingDays = serializers.IntegerField(
        source="days", allow_null=True, help_text=_("Working days at most.")
    )
    price = serializers.IntegerField(
        source="fee", allow_null=True, help_text=_("Fee in VND; 0: nothing.")
    )
    priceNote = serializers.CharField(source="fee_text", help_text=_("Fee in words."))
    note = serializers.CharField(help_text=_("Note."))


class ProcedureSerializer(ItemSerializer):
    """A procedure as lists show it."""

    alternateName = serializers.CharField(
        source="everyday_name", help_text=_("What people call it.")
    )
    code = serializers.CharField(source="national_code", help_text=_("National code."))
    category = serializers.CharField(source="field.slug", help_text=_("Field: a code."))
    categoryName = serializers.CharField(source="field_label", help_text=_("Field, in words."))
    level = serializers.ChoiceField(Level.choices, help_text=_("How much of it goes online."))
    audience = serializers.CharField(source="who_can_apply", help_text=_("Who can do it."))
    serviceOutput = serializers.CharField(source="result", help_text=_("What one gets."))
    serviceOperator = serializers.CharField(source="agency", help_text=_("Who handles it."))
    serviceLocation = serializers.CharField(source="place", help_text=_("Where to hand it in."))
    serviceUrl = serializers.CharField(source="online_url", help_text=_("Address for filing."))
    lastReviewed = serializers.DateField(
        source="last_checked_on", allow_null=True, help_text=_("Day of the last check.")
    )
    counter = serializers.CharField(source="own_counter", help_text=_("Counter at this commune."))
    openingHours = serializers.CharField(
        source="own_hours", help_text=_("Hours at this commune, where they differ.")
    )
    telephone = serializers.CharField(source="own_phone", help_text=_("Telephone at this commune."))
    localNote = serializers.CharField(source="own_notes", help_text=_("What this commune adds."))


class PaperSerializer(serializers.Serializer):
    """A paper to bring."""

    name = serializers.CharField(help_text=_("What it is called."))
    originals = serializers.IntegerField(help_text=_("How many originals."))
    copies = serializers.IntegerField(help_text=_("How many copies."))
    onlyShown = serializers.BooleanField(source="to_show", help_text=_("Looked at, given back."))
    condition = serializers.CharField(help_text=_("In which case."))
    formName = serializers.CharField(source="form_code", help_text=_("Name of its form."))


class BasisSerializer(serializers.Serializer):
    """A document it rests on."""

    legislationIdentifier = serializers.CharField(
        source="basis.number", help_text=_("Number of the document.")
    )
    name = serializers.CharField(source="basis.title", help_text=_("Title of the document."))
    hasEnded = serializers.BooleanField(source="has_ended", help_text=_("No longer in force."))


class ProcedureDetailSerializer(ProcedureSerializer):
    """A procedure in full."""

    ways = WaySerializer(source="ways.all", many=True, help_text=_("Ways of filing."))
    papers = PaperSerializer(source="papers.all", many=True, help_text=_("Papers to bring."))
    sets = serializers.IntegerField(help_text=_("Sets of papers."))
    steps = serializers.SerializerMethodField(help_text=_("What is done, in order."))
    conditions = serializers.CharField(help_text=_("Conditions."))
    legalBases = BasisSerializer(source="bases.all", many=True, help_text=_("What it rests on."))

    def get_steps(self, item: ProcedurePage) -> list[str]:
        return [step.text for step in item.steps.all()]


class ProcedureFilterSet(PageFilterSet):
    """By field, level and code. No commune: each host gives what it offers."""

    commune = None
    category = django_filters.CharFilter(
        method="in_field", max_length=60, help_text=_("The field, by its code.")
    )
    level = django_filters.ChoiceFilter(
        choices=Level.choices, help_text=_("How much of it goes online.")
    )
    code = django_filters.CharFilter(
        field_name="national_code", max_length=20, help_text=_("The national code.")
    )

    def in_field(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(field__in=ProcedureField.objects.filter(slug=value))


class ProcedureViewSet(OpenViewSet):
    """What people come for, by field and name."""

    prefix = "procedures"
    title = _("Administrative procedures")
    about = _("What to bring, how long it takes and what it costs.")
    order = 25
    queryset = ProcedurePage.objects.none()
    serializer_class = ProcedureSerializer
    detail_serializer_class = ProcedureDetailSerializer
    filterset_class = ProcedureFilterSet

    def get_items(self, frame) -> QuerySet:
        items = ProcedurePage.objects.in_frame(frame).with_own_words(frame)
        return in_order(items.select_related("locale", "field"))

    def get_detail_items(self, frame) -> QuerySet:
        return ProcedurePage.objects.in_frame(frame).with_own_words(frame).whole()

    def decorate(self, items: list) -> list:
        """At their addresses on this site."""
        return super().decorate(stand_in(items, self.request.frame))
