"""Public places in the admin, each commune's by its own officers."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from communes.places.choices import PlaceKind
from communes.places.models import PlacePage
from communes.places.shelter_views import SheltersView, first_shelters, sites_counting
from communes.places.views import TakePlacesView, sections_of
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)


class PlaceFilterSet(StateFilterSet):
    """By state and kind."""

    place_kind = RadioFilter(
        label=_("Kind of place"),
        choices=PlaceKind.choices,
    )

    class Meta:
        model = PlacePage
        fields = ["state", "place_kind", "locale"]


class PlaceIndexView(OwnPageIndexView):
    """Found by name and address."""

    search_fields = ["title", "address"]
    empty_message = _("No place is here yet. Add one, or take them from a table.")
    listed_columns = [
        *own_columns(),
        Column("kind", label=_("Kind"), accessor="get_place_kind_display", classname=ON_CARD),
        Column("address", label=_("Address"), accessor="address", classname=ON_CARD),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("title", "pk")

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if sites_counting(self.request.user).exists():
            url = reverse("places:my_shelters")
            label = _("Places left in shelters")
            buttons = [*buttons, HeaderButton(label=label, url=url, icon_name="group")]
        if not sections_of(self.request.user):
            return buttons
        url = reverse("places:take")
        return [*buttons, HeaderButton(label=_("Take from a table"), url=url, icon_name="upload")]


class PlaceListingViewSet(OwnPageListingViewSet):
    """“Địa điểm” in the menu."""

    model = PlacePage
    index_view_class = PlaceIndexView
    filterset_class = PlaceFilterSet
    icon = "site"
    menu_label = pgettext_lazy("menu", "Places")
    menu_order = 155
    url_prefix = "dia-diem"

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("nhap/", TakePlacesView.as_view(), name="take"),
            path("noi-so-tan/", first_shelters, name="my_shelters"),
            path("noi-so-tan/<int:site_id>/", SheltersView.as_view(), name="shelters"),
        ]
