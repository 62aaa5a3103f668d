"""Works, money and procurement in the admin, each site's by its own officers."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from communes.works.desk import OVERDUE, tenders_overdue, works_overdue
from communes.works.models import AccountPage, ProjectPage, TenderPage, WorksIndexPage
from communes.works.views import TableView
from portal.admin.page_lists import (
    ON_CARD,
    AlsoState,
    DayColumn,
    OwnPageIndexView,
    OwnPageListingViewSet,
    SectionWay,
    StateFilterSet,
    own_columns,
)


class ProjectFilterSet(StateFilterSet):
    """By state; those past their day among them."""

    also = AlsoState(
        OVERDUE, _("Past its day, not finished"), lambda pages: pages.filter(works_overdue())
    )

    class Meta:
        model = ProjectPage
        fields = ["state", "locale"]


class TenderFilterSet(StateFilterSet):
    """By state; those that take no more offers among them."""

    also = AlsoState(
        OVERDUE, _("Offers are over, no outcome"), lambda pages: pages.filter(tenders_overdue())
    )

    class Meta:
        model = TenderPage
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
    menu_order = 156
    url_prefix = "cong-trinh"


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
    section_way = SectionWay(WorksIndexPage, "public_accounts:table", _("From a file"))

    def order_as_usual(self, queryset):
        return queryset.order_by("-counted_on", "-pk")


class AccountListingViewSet(OwnPageListingViewSet):
    """“Thu – chi” in the menu."""

    model = AccountPage
    index_view_class = AccountIndexView
    icon = "table"
    menu_label = pgettext_lazy("menu", "Money in and out")
    menu_order = 157
    url_prefix = "thu-chi"

    def get_urlpatterns(self):
        table = path("<int:parent_page_id>/tep/", TableView.as_view(), name="table")
        return [*super().get_urlpatterns(), table]


class TenderIndexView(OwnPageIndexView):
    """The newest first."""

    search_fields = ["title"]
    add_item_label = _("Add a procurement notice")
    empty_message = _("No notice is here yet. “Add a procurement notice” begins the first.")
    listed_columns = [
        *own_columns(),
        Column("stage", label=_("Stage"), accessor="get_stage_display", classname=ON_CARD),
        DayColumn("published_on", label=_("Day")),
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
    menu_order = 158
    url_prefix = "mua-sam"
