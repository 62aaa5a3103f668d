"""Villages as open data: figures, names and points; nobody's name or number."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.models import Village
from communes.villages.models import VillagePage
from portal.open_data.filters import PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


class VillageSerializer(ItemSerializer):
    """A village with its figures."""

    category = serializers.ChoiceField(
        Village.Kind.choices, source="village.kind", help_text=_("Kind of village: a code.")
    )
    alternateName = serializers.ListField(
        source="former", child=serializers.CharField(), help_text=_("Former names.")
    )
    households = serializers.IntegerField(
        source="village.households", allow_null=True, help_text=_("Households.")
    )
    population = serializers.IntegerField(
        source="village.population", allow_null=True, help_text=_("People.")
    )
    peoples = serializers.SerializerMethodField(help_text=_("Peoples who live there."))
    loudspeakers = serializers.IntegerField(allow_null=True, help_text=_("Loudspeakers."))
    digitalTeamMembers = serializers.IntegerField(
        source="team_members", allow_null=True, help_text=_("Members of the digital team.")
    )
    latitude = serializers.FloatField(
        source="village.latitude", allow_null=True, help_text=_("Degrees north.")
    )
    longitude = serializers.FloatField(
        source="village.longitude", allow_null=True, help_text=_("Degrees east.")
    )

    def get_peoples(self, item: VillagePage) -> list[str]:
        return [one.label for one in item.ethnicities.all()]


class VillageViewSet(OpenViewSet):
    """Villages, in the order of each commune."""

    prefix = "villages"
    title = _("Villages")
    about = _("Villages of the communes with households, people, former names and digital teams.")
    order = 72
    queryset = VillagePage.objects.none()
    serializer_class = VillageSerializer
    filterset_class = PageFilterSet

    def get_items(self, frame) -> QuerySet:
        pages: Any = VillagePage.objects.in_frame(frame).filter(village__isnull=False)
        pages = pages.select_related("locale", "village").prefetch_related("ethnicities")
        return pages.order_by("path")
