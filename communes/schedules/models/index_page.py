"""The section of weekly schedules: this week, other weeks, the calendar feed."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from communes.schedules.boards import ProvinceList, WeekList, read_week
from communes.schedules.feeds import FEEDS, schedule_response
from communes.schedules.models.week_page import WorkSchedulePage
from communes.schedules.structured_data import events_data
from portal.core.models import BasePage
from portal.core.sections import HOMES, Section
from portal.core.weeks import Week
from portal.lists.listing import ItemsMixin
from portal.pagecache.conditional import conditional


class WorkScheduleIndexPage(RoutablePageMixin, ItemsMixin, BasePage):
    """Shows a week of the commune; on the portal a day or a week of all communes."""

    template = "schedules/work_schedule_index_page.html"
    portal_template = "schedules/portal_schedule.html"
    archive_template = "schedules/archive.html"
    asks_usefulness = True
    kept_offline = True
    shows_latest = True
    parent_page_types = HOMES
    subpage_types = ["schedules.WorkSchedulePage"]
    max_count_per_parent = 1
    nav_icon = "cal"
    nav_label = _("Work schedule")
    sections = (Section(_("Work schedule"), 30, holds=("work-plan",)),)
    answers_to = """
        lich lam viec, lich cong tac, lich tuan, lich hop, lich lanh dao,
        lich tiep dan, tiep dan, lich tiep cong dan, tiep cong dan, ngay tiep dan, gio tiep dan,
        gap chu tich, lich gap can bo, schedule, work schedule, reception, reception of citizens
    """

    class Meta:
        verbose_name = _("work schedule section")
        verbose_name_plural = _("work schedule sections")

    def get_template(self, request, *args, **kwargs):
        return self.portal_template if request.frame.is_portal else self.template

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if request.frame.is_portal:
            context["listing"] = ProvinceList().get_listing(request)
        else:
            context["form"], context["board"] = read_week(request)
        return context

    def structured_data(self, context) -> list[dict]:
        """With the events of the week that it shows, where it shows one."""
        board = context.get("board")
        events = events_data(board.page, context["frame"]) if board and board.page else []
        return [*super().structured_data(context), *events]

    @path("cac-tuan/", name="archive")
    def archive(self, request):
        """All weeks that have a schedule, newest first."""
        if request.frame.is_portal:
            raise Http404("The portal gathers entries, not weeks.")
        context = super().get_context(request)
        context["listing"] = WeekList().get_listing(request)
        context["crumb_title"] = _now("All weeks")
        return TemplateResponse(request, self.archive_template, context)

    @path(f"{FEEDS['']}/", name="feed")
    def feed(self, request):
        """The calendar that phones subscribe to (portal.urls leads `lich.ics` here)."""
        return conditional(request, schedule_response(self, request), 15 * 60)

    @path(f"{FEEDS['invited']}/", name="invited_feed")
    def invited_feed(self, request):
        """Only what everyone may come to."""
        return conditional(request, schedule_response(self, request, "invited"), 15 * 60)

    @path(f"{FEEDS['reception']}/", name="reception_feed")
    def reception_feed(self, request):
        """Only the hours in which officers receive citizens."""
        return conditional(request, schedule_response(self, request, "reception"), 15 * 60)

    def item_pages(self):
        return WorkSchedulePage.objects.child_of(self).select_related("locale")

    def next_free_week(self) -> Week:
        """The first week from this one on that has no page here, drafts included."""
        week = Week.this()
        taken = set(
            WorkSchedulePage.objects.child_of(self)
            .filter(starts_on__gte=week.monday)
            .values_list("starts_on", flat=True)
        )
        while week.monday in taken:
            week += 1
        return week
