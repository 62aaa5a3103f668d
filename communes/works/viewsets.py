"""Works, money and procurement in the admin, each site's by its own officers."""

from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from communes.works.models import AccountPage, ProjectPage, TenderPage, WorksIndexPage
from communes.works.views import TableView
from portal.admin.own import sections_to_write
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)


class ProjectFilterSet(StateFilterSet):
    """By state."""

    class Meta:
        model = ProjectPage
        fields = ["state", "locale"]


class ProjectIndexView(OwnPageIndexView):
    """The latest first."""

    search_fields = ["title", "place"]
    add_item_label = _("Add a public work")
    empty_message = _("No public work is here yet. “Add a public work” begins the first.")
    listed_columns = [
        *own_columns(),
        Column("percent", label="%", sort_key="percent", classname=ON_CARD),
        Column("place", label=pgettext_lazy("work", "Where")),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-began_on", "-pk")


class ProjectListingViewSet(OwnPageListingViewSet):
    """“Công trình” in the menu."""

    model = ProjectPage
    index_view_class = ProjectIndexView
    filterset_class = ProjectFilterSet
    icon = "cogs"
    menu_label = pgettext_lazy("menu", "Public works")
    menu_order = 154
    url_prefix = "cong-trinh"


class AccountFilterSet(StateFilterSet):
    """By state."""

    class Meta:
        model = AccountPage
        fields = ["state", "locale"]


class AccountIndexView(OwnPageIndexView):
    """The newest first, with the way from a file."""

    search_fields = ["title", "period"]
    add_item_label = _("Add a table of money")
    empty_message = _("No table of money is here yet. “Add a table of money” begins the first.")
    listed_columns = [
        *own_columns(),
        Column("kind", label=_("What it is"), accessor="get_account_kind_display"),
        Column("period", label=_("Period"), classname=ON_CARD),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-counted_on", "-pk")

    @cached_property
    def header_buttons(self):
        sections = sections_to_write(self.request.user, WorksIndexPage, AccountPage)
        return [*super().header_buttons, *map(self._file_button, sections)]

    @staticmethod
    def _file_button(section: WorksIndexPage) -> HeaderButton:
        url = reverse("public_accounts:table", args=[section.pk])
        return HeaderButton(label=_("From a file"), url=url, icon_name="upload")


class AccountListingViewSet(OwnPageListingViewSet):
    """“Thu – chi” in the menu."""

    model = AccountPage
    index_view_class = AccountIndexView
    filterset_class = AccountFilterSet
    icon = "table"
    menu_label = pgettext_lazy("menu", "Money in and out")
    menu_order = 155
    url_prefix = "thu-chi"

    def get_urlpatterns(self):
        table = path("<int:parent_page_id>/tep/", TableView.as_view(), name="table")
        return [*super().get_urlpatterns(), table]


class TenderFilterSet(StateFilterSet):
    """By state."""

    class Meta:
        model = TenderPage
        fields = ["state", "locale"]


class TenderIndexView(OwnPageIndexView):
    """The newest first."""

    search_fields = ["title"]
    add_item_label = _("Add a procurement notice")
    empty_message = _("No notice is here yet. “Add a procurement notice” begins the first.")
    listed_columns = [
        *own_columns(),
        Column("stage", label=_("Stage"), accessor="get_stage_display", classname=ON_CARD),
        Column(
            "published_on",
            label=_("Day"),
            accessor=lambda page: date_format(page.published_on, "SHORT_DATE_FORMAT"),
            sort_key="published_on",
        ),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-published_on", "-pk")


class TenderListingViewSet(OwnPageListingViewSet):
    """“Mua sắm” in the menu."""

    model = TenderPage
    index_view_class = TenderIndexView
    filterset_class = TenderFilterSet
    icon = "clipboard-list"
    menu_label = pgettext_lazy("menu", "Procurement")
    menu_order = 156
    url_prefix = "mua-sam"
