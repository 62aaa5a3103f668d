"""Lists of an officer's own pages of one type: in true words, narrowed, cards on a phone.

    class NoticeIndexView(OwnPageIndexView):
        search_fields = ["title"]
        listed_columns = [*own_columns(), Column("villages_label", label=_("Villages"))]

    class NoticeListingViewSet(OwnPageListingViewSet):
        model = AnnouncementPage
        index_view_class = NoticeIndexView

Under 600 px a row is a card of its title and the cells whose column has the class `on-card`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from portal.admin.filters import RadioFilter
from portal.admin.own import own_homes, sections_to_write
from portal.admin.states import PageState, page_is, state_of, state_words
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host, Text
from portal.sites.neighbours import attach_communes

FIRST = settings.LANGUAGE_CODE
CARDS = "portal-cards"
ON_CARD = "on-card"


class StateColumn(StatusTagColumn):
    """The state in words; what readers have now stands out."""

    def __init__(self, words=state_words, state=state_of):
        super().__init__(
            "state",
            label=_("State"),
            accessor=words,
            primary=lambda page: state(page) == PageState.SHOWN,
            classname=ON_CARD,
        )


class DayColumn(Column):
    """A day as people write it, a moment with its time; "–" where there is none."""

    def __init__(self, name: str, **kwargs):
        super().__init__(name, **{"sort_key": name} | kwargs)

    def get_value(self, instance):
        value = super().get_value(instance)
        if isinstance(value, datetime):
            return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
        return date_format(value, "SHORT_DATE_FORMAT") if value else "–"


class SiteColumn(Column):
    """The name of the site, for who works on several."""

    def __init__(self):
        super().__init__("site", label=_("Site"), accessor=self._name, classname=ON_CARD)

    @staticmethod
    def _name(page: Page) -> str:
        return page.commune.name if page.commune else ""


def own_columns(state: StateColumn | None = None) -> list[Column]:
    """What every such list begins with."""
    return [
        BulkActionsColumn("bulk_actions"),
        *(column for column in PageIndexView.base_columns if column.name == "title"),
        state or StateColumn(),
    ]


def _in_language(language: str) -> Q:
    return Q(locale__language_code=language)


def _translations() -> list[tuple[str, str]]:
    return [one for one in get_content_languages().items() if one[0] != FIRST]


@dataclass(frozen=True)
class AlsoState:
    """What a list of pages can be narrowed to like to a state: its value in addresses, its label,
    and what it leaves of a list."""

    value: str
    label: Text
    narrow: Callable[[Any], QuerySet]


class StateFilterSet(WagtailFilterSet):
    """Narrows a list of pages to a state; a type that has more says so in `states`, `is_in` and
    `also`, which stands behind the first one.

    Lists are of what is written in the first language; its translations are asked for.
    """

    states: Callable[[], list[tuple[str, str]]] = PageState.offered
    is_in: Callable[[str], Q] = staticmethod(page_is)
    also: AlsoState | None = None

    state = RadioFilter(
        label=_("State"),
        method="in_state",
    )

    # In place of the one that Wagtail adds, which begins with the pages of all languages.
    locale = RadioFilter(
        label=pgettext_lazy("filter", "Language"),
        choices=_translations,
        method="in_locale",
        empty_label=_("Vietnamese"),
    )

    class Meta:
        model = Page
        fields = ["state", "locale"]

    def in_locale(self, queryset, name, value):
        return queryset.filter(_in_language(value))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown, *others = self.states()
        also = [(self.also.value, str(self.also.label))] if self.also else []
        self.filters["state"].extra["choices"] = [shown, *also, *others]

    def in_state(self, queryset, name, value):
        if self.also and value == self.also.value:
            return self.also.narrow(queryset)
        return queryset.filter(self.is_in(value))


class ManySites(Host):
    """A list that says of which site a row is, where its officer works on more than one."""

    @cached_property
    def has_many_sites(self) -> bool:
        user = self.request.user
        if user.is_superuser:
            return True
        homes = Page.objects.filter(path__in=own_homes(user))
        return homes.values("translation_key").distinct().count() > 1

    @cached_property
    def columns(self):
        """With the site behind the title."""
        columns = list(self.listed_columns)
        if self.has_many_sites:
            columns.insert(2, SiteColumn())
        return columns

    def get_table(self, object_list):
        if self.has_many_sites:
            attach_communes(object_list)
        return super().get_table(object_list)


@dataclass(frozen=True)
class SectionWay:
    """Another way to new pages of a list than the form, such as from a file: a view that takes
    the key of a `section`, offered for each in which the officer may add one."""

    section: type[Page]
    url_name: str
    label: Text


class OwnPageIndexView(ManySites, FoldedSearchMixin, PageIndexView):
    """Found by a part of the title, drafts too; what readers have and drafts stand first."""

    search_fields = ["title"]
    table_classname = f"listing {CARDS}"
    default_ordering = None
    # Wagtail's for pages wraps its table in a form, and says nothing where it is empty.
    results_template_name = "wagtailadmin/generic/listing_results.html"
    listed_columns: list[Column] = []
    empty_message: Text = ""
    section_way: SectionWay | None = None
    is_export: bool

    def setup(self, request, *args, **kwargs):
        """A list that names nothing to export stays in its pages when it is asked for a sheet."""
        super().setup(request, *args, **kwargs)
        self.is_export = self.is_export and bool(self.list_export)

    @cached_property
    def own_sections(self) -> list:
        """Where the officer writes; none for who looks after all communes."""
        if self.section_way is None:
            return []
        return sections_to_write(self.request.user, self.section_way.section, self.model)

    @cached_property
    def header_buttons(self):
        way = self.section_way
        buttons = [self._way_to(section, way) for section in self.own_sections] if way else []
        return [*super().header_buttons, *buttons]

    def _way_to(self, section: Page, way: SectionWay) -> HeaderButton:
        label = str(way.label)
        if len(self.own_sections) > 1:
            attach_communes(self.own_sections)
            label = f"{label}: {section.commune.name}" if section.commune else label
        return HeaderButton(
            label=label, url=reverse(way.url_name, args=[section.pk]), icon_name="upload"
        )

    @cached_property
    def no_results_message(self):
        is_narrowed = self.is_searching or self.is_filtering
        return super().no_results_message if is_narrowed else self.empty_message

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return self.order_as_usual(queryset)

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.language else queryset.filter(_in_language(FIRST))

    @cached_property
    def language(self) -> str:
        """The language that was asked for; "" for the first one."""
        is_asked = self.filters and self.filters.is_valid()
        return self.filters.form.cleaned_data.get("locale", "") if is_asked else ""

    @cached_property
    def show_locale_labels(self):
        return bool(self.language)

    def order_as_usual(self, queryset):
        """The order of a list that nobody ordered otherwise."""
        return queryset.order_by("-latest_revision_created_at", "-pk")


class FirstLanguageParentView(ChooseParentView):
    """Where a new page goes: translations are made of what stands in the first language."""

    def get_valid_parent_pages(self, user):
        parents = super().get_valid_parent_pages(user)
        return parents.filter(_in_language(FIRST))


class OwnPageListingViewSet(PageListingViewSet):
    """A list of an officer's own pages of one type in the menu."""

    choose_parent_view_class = FirstLanguageParentView
    columns = PageListingViewSet.UNDEFINED
    filterset_class = StateFilterSet
    add_to_admin_menu = True
