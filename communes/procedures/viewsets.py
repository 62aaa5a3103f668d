"""The admin of procedures: the province's list, its fields, and what a commune adds."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from communes.procedures.models import ProcedureField, ProcedurePage
from portal.admin.page_lists import (
    ON_CARD,
    AlsoState,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.admin.vocabularies import VocabularyViewSet


class ProcedureFieldViewSet(VocabularyViewSet):
    """The fields of procedures, kept by the province."""

    model = ProcedureField
    menu_label = _("Fields of procedures")
    list_display = ["name", "name_en", "slug", "order"]


ENDED = "ended"


class ProcedureFilterSet(StateFilterSet):
    """By state and field."""

    also = AlsoState(ENDED, _("Rests on what has ended"), lambda pages: pages.resting_on_ended())
    field = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("procedure", "Field"),
        queryset=ProcedureField.objects.all(),
        empty_label=_("All fields"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ProcedurePage
        fields = ["state", "field", "locale"]


class ProcedureIndexView(OwnPageIndexView):
    """Every procedure of the province, found by either name or its code."""

    search_fields = ["title", "everyday_name", "national_code"]
    add_item_label = _("Add a procedure")
    empty_message = _("No procedure is here. “Add a procedure” begins one.")
    listed_columns = [
        *own_columns(),
        Column("everyday_name", label=_("What people call it"), classname=ON_CARD),
        Column("national_code", label=_("National code"), sort_key="national_code"),
        Column("field", label=pgettext_lazy("procedure", "Field"), accessor="field_label"),
    ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("field")


class ProcedureListingViewSet(OwnPageListingViewSet):
    """“Thủ tục” in the menu of who keeps them."""

    model = ProcedurePage
    index_view_class = ProcedureIndexView
    filterset_class = ProcedureFilterSet
    icon = "doc-full"
    menu_label = pgettext_lazy("pages", "Procedures")
    menu_order = 140
    url_prefix = "thu-tuc"
