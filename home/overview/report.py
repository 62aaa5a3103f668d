"""The report “Tình hình các xã”: how every commune's site fares, for the province alone."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Site

from home.overview.rows import (
    Row,
    attach_sections,
    open_communes,
    overview_columns,
    rows_of,
    state_words,
)
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.core.csv_files import csv_response
from portal.core.folded import FoldedSearchMixin
from portal.core.overview import OverviewColumn
from portal.core.text import fold

MAY_OVERSEE = "communes.oversee_communesettings"
ANY = "any"
NAME, STATE = "name", "care"
MOST_CARE_FIRST = f"-{STATE}"


def _reasons() -> list[tuple[str, str]]:
    return [(ANY, gettext("Anything")), *((one.name, str(one.title)) for one in overview_columns())]


class OverviewFilterSet(WagtailFilterSet):
    """Narrows the report to the communes that need care, of any kind or of one."""

    care = RadioFilter(
        label=_("Needs care"),
        choices=_reasons,
        method="as_they_are",
    )

    class Meta:
        model = Site
        fields: list[str] = []

    def as_they_are(self, queryset, name, value):
        """What needs care is known of the rows only."""
        return queryset


class CommuneColumn(TitleColumn):
    """The name, which leads to the commune's site."""

    def __init__(self):
        super().__init__(
            NAME,
            label=_("Commune"),
            sort_key=NAME,
            get_url=lambda row: row.address if row.is_up else None,
        )


class WordsColumn(Column):
    """Words that stand behind the name of their column where a row is a card."""

    cell_template_name = "home/overview/cell.html"


class FeatureColumn(WordsColumn):
    """What a feature found: its words, why it needs care, and where it can be looked at."""

    def __init__(self, column: OverviewColumn, user):
        super().__init__(column.name, label=column.title, sort_key=column.name, classname=ON_CARD)
        self.column, self.user = column, user

    def get_value(self, instance: Row) -> str:
        return self.column.words(instance.found[self.name])

    def get_cell_context_data(self, instance: Row, parent_context):
        column, found = self.column, instance.found[self.name]
        url = column.url(instance.site, self.user) or instance.section_url(column.section)
        care = column.care_words(found) if self.name in instance.care else ""
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": url, "care": care}


class OverseersMenuItem(MenuItem):
    """Shown to who oversees the communes."""

    def is_shown(self, request):
        return request.user.has_perm(MAY_OVERSEE)


class OverviewView(FoldedSearchMixin, ReportView):
    """One row a commune, who needs care first; each column is asked for all communes at once."""

    model = Site
    page_title = _("How the communes fare")
    header_icon = "view"
    index_url_name = "overview"
    index_results_url_name = "overview_results"
    table_classname = f"listing {CARDS} overview"
    filterset_class = OverviewFilterSet
    is_searchable = True
    search_fields = ["site_name", "identitysettings__official_name"]
    default_ordering = MOST_CARE_FIRST
    any_permission_required = None  # rights on sites are nobody's: see dispatch
    no_results_message = _("No commune is found here. Search for less, or take the filter away.")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_OVERSEE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def features(self) -> list[OverviewColumn]:
        return overview_columns()

    @cached_property
    def columns(self):
        state = WordsColumn(
            STATE, label=_("Needs care"), sort_key=STATE, accessor=state_words, classname=ON_CARD
        )
        features = [FeatureColumn(one, self.request.user) for one in self.features]
        return [CommuneColumn(), state, *features]

    def get_filtered_queryset(self) -> list[Row]:
        rows = rows_of(self.search_queryset(open_communes()), self.features)
        reason = self.filters.form.cleaned_data.get("care") if self.filters.is_valid() else ""
        if reason:
            rows = [row for row in rows if (row.care if reason == ANY else reason in row.care)]
        ranks = self._ranks()
        rows.sort(key=ranks[NAME])
        rows.sort(key=ranks[self.ordering.lstrip("-")], reverse=self.ordering.startswith("-"))
        return rows

    def _ranks(self) -> dict[str, Any]:
        ranks: dict[str, Any] = {
            NAME: lambda row: fold(row.name),
            STATE: lambda row: (not row.is_up, len(row.care)),
        }
        for one in self.features:
            ranks[one.name] = lambda row, one=one: one.rank(row.found[one.name])
        return ranks

    def decorate_paginated_queryset(self, object_list: list[Row]) -> list[Row]:
        if not self.is_export:
            attach_sections(object_list)
        return object_list

    # The file: all rows that are found, as numbers and days.

    @property
    def list_export(self) -> list[str]:
        return [str(number) for number in range(len(self._heads))]

    @cached_property
    def _heads(self) -> list[str]:
        own = [_("Commune"), _("Address of the site"), _("Needs care")]
        return [str(head) for head in [*own, *(h for one in self.features for h in one.heads)]]

    def _cells(self, row: Row) -> list[Any]:
        found = (cell for one in self.features for cell in one.cells(row.found[one.name]))
        return [row.name, row.address, state_words(row), *found]

    def get_heading(self, queryset, field: str) -> str:
        return self._heads[int(field)]

    def to_row_dict(self, item: Row) -> dict[str, Any]:
        return dict(zip(self.list_export, self._cells(item), strict=True))

    def write_csv_response(self, queryset: list[Row]):
        return csv_response(self._lines(queryset), self.get_filename())

    def _lines(self, rows: list[Row]) -> Iterator[list[str]]:
        yield self._heads
        for row in rows:
            yield [str(cell) for cell in self._cells(row)]

    def get_filename(self):
        return "tinh-hinh-cac-xa"


def menu_item() -> MenuItem:
    return OverseersMenuItem(
        OverviewView.page_title,
        reverse(OverviewView.index_url_name),
        icon_name=OverviewView.header_icon,
        order=10,
    )
