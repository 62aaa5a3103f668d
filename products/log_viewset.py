"""The log of stars in the admin: to be read, on the product's form and as a list."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedLogViewSet, has_right_everywhere
from portal.core.folded import FoldedSearchMixin
from products.formatting import standing_text
from products.models.choices import CertificateState
from products.models.star_changes import StarChange


def _moment(change: StarChange) -> str:
    return date_format(timezone.localtime(change.at), "SHORT_DATETIME_FORMAT")


def _before(change: StarChange) -> str:
    return standing_text(change.stars_before, change.until_before, change.state_before)


def _after(change: StarChange) -> str:
    return standing_text(change.stars, change.until, change.state)


def _day(change: StarChange) -> str:
    return date_format(change.effective_on, "SHORT_DATE_FORMAT")


class StarChangeFilterSet(WagtailFilterSet):
    """Filters of our own: generated ones would list the sites of every commune."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=CertificateState.choices, widget=forms.CheckboxSelectMultiple
    )
    effective_on = django_filters.DateFromToRangeFilter(
        label=_("From"), widget=DateRangePickerWidget
    )

    class Meta:
        model = StarChange
        fields = ["state", "effective_on"]


class StarChangeIndexView(FoldedSearchMixin, generic.IndexView):
    """Newest first; nothing to open, to change or to delete."""

    any_permission_required = ["view"]
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    @cached_property
    def columns(self):
        sites = []
        if has_right_everywhere(StarChange, self.request.user, ["view"]):
            sites = [Column("site", label=_("Site"), accessor="site.site_name")]
        return [
            Column("title", label=_("Product"), sort_key="title", classname=ON_CARD),
            *sites,
            Column("before", label=_("Before"), accessor=_before, classname=ON_CARD),
            Column("after", label=_("Afterwards"), accessor=_after, classname=ON_CARD),
            Column("effective_on", label=_("From"), accessor=_day, sort_key="effective_on"),
            Column("decision_number", label=_("Decision")),
            Column("officer_name", label=_("Officer")),
            Column("at", label=_("Moment"), accessor=_moment, sort_key="at"),
        ]


class StarChangeViewSet(ScopedLogViewSet):
    """The log of stars, of an officer's own sites."""

    model = StarChange
    icon = "history"
    menu_label = _("Changes of stars")
    menu_name = "star-changes"
    menu_order = 910
    menu_hook = "register_reports_menu_item"
    index_view_class = StarChangeIndexView
    filterset_class = StarChangeFilterSet
    search_fields = ["title", "decision_number", "officer_name"]
    ordering = ["-at"]
    list_per_page = 50
    form_fields = ["state"]


star_change_viewset = StarChangeViewSet("star_changes", url_prefix="nhat-ky-sao")
