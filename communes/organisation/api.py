"""Units and officials as open data: what stands on their pages, nothing of the roster."""

import django_filters
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from communes.organisation.choices import UnitKind
from communes.organisation.models import OfficialProfilePage, OrganisationUnitPage
from portal.open_data.filters import PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


def with_unit(pages: QuerySet) -> QuerySet:
    """With the name of the unit, or section, that each stands in (`above`)."""
    path = OuterRef("path")
    parent = Substr(path, 1, Length(path) - Page.steplen, output_field=CharField())
    return pages.annotate(above=Subquery(Page.objects.filter(path=parent).values("title")[:1]))


class UnitSerializer(ItemSerializer):
    """A unit with how to reach it."""

    category = serializers.ChoiceField(
        UnitKind.choices, source="unit_kind", help_text=_("Kind of unit: a code.")
    )
    categoryName = serializers.CharField(
        source="get_unit_kind_display", help_text=_("Kind of unit, in words.")
    )
    parentOrganization = serializers.CharField(
        source="above", help_text=_("The unit, or the section, that it stands in.")
    )
    telephone = serializers.CharField(source="phone", help_text=_("Telephone of the office."))
    email = serializers.CharField(help_text=_("E-mail of the office."))
    address = serializers.CharField(help_text=_("Where the office is."))


class UnitDetailSerializer(UnitSerializer):
    """A unit in full."""

    description = serializers.SerializerMethodField(help_text=_("Functions, without layout."))

    def get_description(self, item: OrganisationUnitPage) -> str:
        return get_text_for_indexing(item.functions).strip()


class OfficialSerializer(ItemSerializer):
    """An official with post and office telephone."""

    jobTitle = serializers.CharField(source="post", help_text=_("Post."))
    worksFor = serializers.CharField(source="above", help_text=_("Name of the unit."))
    telephone = serializers.CharField(
        source="office_phone", help_text=_("Telephone of the office.")
    )
    email = serializers.CharField(help_text=_("E-mail of the office."))


class OfficialDetailSerializer(OfficialSerializer):
    """An official in full."""

    description = serializers.SerializerMethodField(help_text=_("Duties, without layout."))

    def get_description(self, item: OfficialProfilePage) -> str:
        return get_text_for_indexing(item.duties).strip()


class UnitFilterSet(PageFilterSet):
    """By commune and kind."""

    category = django_filters.ChoiceFilter(
        "unit_kind", choices=UnitKind.choices, help_text=_("Kind of unit.")
    )


class UnitViewSet(OpenViewSet):
    """Units, in the order of each site's tree."""

    prefix = "organisation-units"
    title = _("Units")
    about = _("Units of the communes and the province with address and telephone.")
    order = 70
    queryset = OrganisationUnitPage.objects.none()
    serializer_class = UnitSerializer
    detail_serializer_class = UnitDetailSerializer
    filterset_class = UnitFilterSet

    def get_items(self, frame) -> QuerySet:
        return self.get_detail_items(frame).defer("functions")

    def get_detail_items(self, frame) -> QuerySet:
        pages = OrganisationUnitPage.objects.in_frame(frame).select_related("locale")
        return with_unit(pages).order_by("path")


class OfficialViewSet(OpenViewSet):
    """Officials in office, in the order of each site's tree."""

    prefix = "officials"
    title = _("Officials")
    about = _("Officials with post, unit and office telephone; no private data.")
    order = 71
    queryset = OfficialProfilePage.objects.none()
    serializer_class = OfficialSerializer
    detail_serializer_class = OfficialDetailSerializer
    filterset_class = PageFilterSet

    def get_items(self, frame) -> QuerySet:
        return self.get_detail_items(frame).defer("duties")

    def get_detail_items(self, frame) -> QuerySet:
        pages = OfficialProfilePage.objects.in_frame(frame).select_related("locale")
        return with_unit(pages).order_by("path")
