from django.utils.translation import gettext_lazy as _

from portal.core.models import BasePage
from portal.core.sections import Section


class WorkScheduleIndexPage(BasePage):
    template = "schedules/work_schedule_index_page.html"
    subpage_types = ["schedules.WorkSchedulePage"]
    max_count_per_parent = 1
    nav_icon = "cal"
    nav_label = _("Work schedule")
    in_tabs = True
    sections = (Section(_("Work schedule"), 30),)


class WorkSchedulePage(BasePage):
    template = "schedules/work_schedule_page.html"
    parent_page_types = ["schedules.WorkScheduleIndexPage"]
    subpage_types = []
