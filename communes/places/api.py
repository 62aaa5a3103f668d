"""Public places as open data."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.places.choices import PlaceKind
from communes.places.models import PlacePage
from portal.open_data.filters import PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


class PlaceSerializer(ItemSerializer):
    """A place with how to get there and when."""

    category = serializers.ChoiceField(
        PlaceKind.choices, source="place_kind", help_text=_("Kind of place: a code.")
    )
    categoryName = serializers.CharField(
        source="get_place_kind_display", help_text=_("Kind of place, in words.")
    )
    address = serializers.CharField(help_text=_("Where it is."))
    vpostcode = serializers.CharField(help_text=_("Code of its digital address."))
    telephone = serializers.CharField(source="phone", help_text=_("Telephone."))
    openingHours = serializers.ListField(
        source="opening.codes",
        child=serializers.CharField(),
        help_text=_("When it is open, such as Mo-Fr 07:30-11:30."),
    )
    closedOnHolidays = serializers.BooleanField(
        source="closed_on_holidays", help_text=_("Closed on public holidays.")
    )
    accessibility = serializers.CharField(help_text=_("For people with disabilities."))
    hasWifi = serializers.BooleanField(source="has_wifi", help_text=_("Free Wi-Fi."))
    hasAtm = serializers.BooleanField(source="has_atm", help_text=_("An ATM."))
    latitude = serializers.FloatField(allow_null=True, help_text=_("Degrees north."))
    longitude = serializers.FloatField(allow_null=True, help_text=_("Degrees east."))


class PlaceFilterSet(PageFilterSet):
    """By commune and kind."""

    category = django_filters.ChoiceFilter(
        "place_kind", choices=PlaceKind.choices, help_text=_("Kind of place.")
    )


class PlaceViewSet(OpenViewSet):
    """Public places of the communes."""

    prefix = "places"
    title = _("Public places")
    about = _("Offices, clinics, schools and such with address, point, telephone and hours.")
    order = 73
    queryset = PlacePage.objects.none()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilterSet

    def get_items(self, frame) -> QuerySet:
        return PlacePage.objects.in_frame(frame).select_related("locale").order_by("path")
