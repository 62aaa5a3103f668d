"""Units, officials and the duty roster in the admin, each site's by its own officers."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from communes.organisation.choices import UnitKind
from communes.organisation.forms import ShiftForm
from communes.organisation.models import DutyShift, OfficialProfilePage, OrganisationUnitPage
from communes.organisation.views import WeekView, rostered_sites, week_url
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)
from portal.admin.scoped import ScopedModelViewSet
from portal.core.weeks import Week

# An officer of more sites goes to a week by a shift of it.
MOST_BUTTONS = 3


class UnitFilterSet(StateFilterSet):
    """By state and kind."""

    unit_kind = RadioFilter(
        label=_("Kind of unit"),
        choices=UnitKind.choices,
    )

    class Meta:
        model = OrganisationUnitPage
        fields = ["state", "unit_kind", "locale"]


class UnitIndexView(OwnPageIndexView):
    """In the order of the tree."""

    search_fields = ["title"]
    empty_message = _("No unit is here yet. “Add a unit” begins the first one.")
    listed_columns = [
        *own_columns(),
        Column("unit_kind", label=_("Kind"), accessor="get_unit_kind_display", classname=ON_CARD),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("path")


class UnitListingViewSet(OwnPageListingViewSet):
    """“Bộ máy” in the menu."""

    model = OrganisationUnitPage
    index_view_class = UnitIndexView
    filterset_class = UnitFilterSet
    icon = "group"
    menu_label = pgettext_lazy("menu", "Units")
    menu_order = 152
    url_prefix = "bo-may"


class OfficialIndexView(OwnPageIndexView):
    """Found by name and post."""

    search_fields = ["title", "post"]
    empty_message = _("No official is here yet. Add the unit first, then who works there.")
    listed_columns = [
        *own_columns(),
        Column("post", label=_("Post"), accessor="post", classname=ON_CARD),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("path")


class OfficialListingViewSet(OwnPageListingViewSet):
    """“Cán bộ” in the menu."""

    model = OfficialProfilePage
    index_view_class = OfficialIndexView
    icon = "user"
    menu_label = pgettext_lazy("menu", "Officials")
    menu_order = 153
    url_prefix = "ho-so-can-bo"


def _who(shift: DutyShift) -> str:
    return shift.official.title if shift.official else shift.name


class ShiftIndexView(IndexView):
    """Newest first, with the way to the week of today."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site", "official")

    @cached_property
    def header_buttons(self):
        user = self.request.user
        sites = [] if user.is_superuser else list(rostered_sites(user)[: MOST_BUTTONS + 1])
        if len(sites) > MOST_BUTTONS:
            sites = []
        return [*super().header_buttons, *(self._week_button(site, len(sites)) for site in sites)]

    @staticmethod
    def _week_button(site, count: int) -> HeaderButton:
        label = _("Enter a week")
        return HeaderButton(
            label=label if count == 1 else f"{label}: {site.site_name}",
            url=week_url(site.pk, Week.this()),
            icon_name="calendar-check",
        )


class ShiftViewSet(ScopedModelViewSet):
    """“Lịch trực” in the menu."""

    model = DutyShift
    icon = "calendar-check"
    menu_label = _("Duty roster")
    menu_order = 122
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ShiftIndexView
    base_form_class = ShiftForm
    search_backend_name = None
    list_per_page = 50
    ordering = ["-day", "starts_at", "pk"]
    list_display = [
        DateColumn("day", label=_("Day"), sort_key="day"),
        Column("time", label=pgettext_lazy("schedule", "Time"), accessor="time_text"),
        Column("who", label=_("On duty"), accessor=_who),
        Column("site", label=_("Site"), accessor="site.site_name"),
    ]
    panels = [
        FieldPanel("site"),
        FieldPanel("day"),
        FieldPanel("part"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("official"),
        FieldPanel("name"),
        FieldPanel("phone"),
        FieldPanel("is_sample"),
    ]

    def get_urlpatterns(self):
        week = path("tuan/<int:site_id>/<str:code>/", WeekView.as_view(), name="week")
        return [*super().get_urlpatterns(), week]


shift_viewset = ShiftViewSet("duty_shifts", url_prefix="lich-truc")
