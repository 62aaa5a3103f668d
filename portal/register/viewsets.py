"""The register in the admin: to be read."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic

from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.scoped import ScopedLogViewSet, has_right_everywhere
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Text
from portal.register.kinds import kinds, label_of
from portal.register.models import Action, RegisterEntry


def _kind_choices() -> list[tuple[str, Text]]:
    return [(kind.name, kind.label) for kind in kinds().values()]


class RegisterFilterSet(WagtailFilterSet):
    """Filters of our own: generated ones would list the sites of every commune."""

    action = django_filters.MultipleChoiceFilter(
        label=_("What was done"), choices=Action.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=_kind_choices, widget=forms.CheckboxSelectMultiple
    )
    day = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)

    class Meta:
        model = RegisterEntry
        fields = ["action", "kind", "day"]


def _moment(entry: RegisterEntry) -> str:
    return date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")


class RegisterIndexView(FoldedSearchMixin, generic.IndexView):
    """Newest first; nothing to open, to change or to delete."""

    any_permission_required = ["view"]
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    @cached_property
    def columns(self):
        sites = []
        if has_right_everywhere(RegisterEntry, self.request.user, ["view"]):
            sites = [Column("site", label=_("Site"), accessor="site.site_name")]
        return [
            Column("sequence", label=_("Number of the entry"), sort_key="sequence"),
            Column("at", label=_("Moment"), accessor=_moment, sort_key="at", classname=ON_CARD),
            *sites,
            StatusTagColumn(
                "action",
                label=_("What was done"),
                accessor="get_action_display",
                primary=lambda entry: not entry.is_withdrawn,
                classname=ON_CARD,
            ),
            Column("kind", label=_("Kind"), accessor=lambda entry: label_of(entry.kind)),
            Column("number", label=_("Number"), classname=ON_CARD),
            Column("title", label=_("Title"), classname=ON_CARD),
            Column("hash", label=_("Hash"), accessor=lambda entry: f"{entry.hash[:12]}…"),
        ]


class RegisterViewSet(ScopedLogViewSet):
    """The register, of an officer's own sites."""

    model = RegisterEntry
    icon = "lock"
    menu_label = _("Register of publications")
    menu_name = "register"
    menu_order = 900
    menu_hook = "register_reports_menu_item"
    index_view_class = RegisterIndexView
    filterset_class = RegisterFilterSet
    search_fields = ["number", "title", "sha256", "hash"]
    ordering = ["-sequence"]
    list_per_page = 50
    form_fields = ["kind"]


register_viewset = RegisterViewSet("register_entries", url_prefix="so-dang-ky")
