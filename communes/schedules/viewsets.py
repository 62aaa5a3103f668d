"""The list of weeks in the admin: newest first, and those that have no schedule yet."""

from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn

from communes.schedules.filling import MissingWeek, fill_week, missing_weeks
from communes.schedules.importing.views import ImportView
from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    SectionWay,
    StateColumn,
)
from portal.admin.states import state_of, state_words
from portal.core.hints import Text
from portal.core.weeks import Week


def _is_missing(row) -> bool:
    return isinstance(row, MissingWeek)


def _when(row) -> Text:
    """Which weeks these are, for who looks for the one to write."""
    return {Week.this(): _("This week"), Week.this() + 1: _("Next week")}.get(row.week, "")


class WeekTitleColumn(PageTitleColumn):
    """The title of a page, or a week without one with its button."""

    def render_cell_html(self, instance, parent_context):
        if not _is_missing(instance):
            return super().render_cell_html(instance, parent_context)
        token = get_token(parent_context["request"])
        context = {"row": instance, "column": self, "csrf_token": token}
        return get_template("schedules/admin/missing_week.html").render(context)


class WeekStateColumn(StateColumn):
    """The state of a page; what is missing says so in its title."""

    def __init__(self):
        super().__init__(
            lambda row: _("None yet") if _is_missing(row) else state_words(row),
            lambda row: None if _is_missing(row) else state_of(row),
        )


class ScheduleIndexView(OwnPageIndexView):
    """A row a week, those without a page too while nothing is searched or narrowed."""

    paginate_by = 52
    section_way = SectionWay(WorkScheduleIndexPage, "schedules:import", _("From Word or Excel"))
    empty_message = _("No week has a schedule yet. “Add a weekly schedule” begins the first one.")
    listed_columns = [
        WeekTitleColumn("title", label=_("Week"), sort_key="starts_on", classname="title"),
        Column("when", label=_("When"), accessor=_when, classname=ON_CARD),
        WeekStateColumn(),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last saved"),
            sort_key="latest_revision_created_at",
        ),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-starts_on", "path")

    def paginate_queryset(self, queryset, page_size):
        found = super().paginate_queryset(queryset, page_size)
        self.shown = found[1]
        return found

    def get_table(self, object_list):
        return super().get_table(self.with_missing(list(object_list)))

    def with_missing(self, pages: list) -> list:
        """The rows of this page of the list with the missing weeks that stand among them."""
        if not pages or self.is_searching or self.is_filtering or self.is_explicitly_ordered:
            return pages
        before = None
        if self.shown.number > 1:
            row = self.shown.paginator.object_list[self.shown.start_index() - 2]
            before = row.starts_on
        after = pages[-1].starts_on if self.shown.has_next() else None
        missing = missing_weeks(self.own_sections, after=after, until=before)
        return sorted([*pages, *missing], key=lambda row: row.week, reverse=True)


class ScheduleListingViewSet(OwnPageListingViewSet):
    """“Lịch công tác” in the menu."""

    model = WorkSchedulePage
    index_view_class = ScheduleIndexView
    icon = "calendar-alt"
    menu_label = _("Work schedule")
    menu_order = 120
    url_prefix = "lich-cong-tac"

    def get_urlpatterns(self):
        fill = path("<int:parent_page_id>/<str:code>/chep/", fill_week, name="fill")
        take = path("<int:parent_page_id>/nhap/", ImportView.as_view(), name="import")
        return [*super().get_urlpatterns(), fill, take]
