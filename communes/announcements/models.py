from django.utils.translation import gettext_lazy as _

from portal.core.models import BasePage
from portal.core.sections import Section


class AnnouncementIndexPage(BasePage):
    template = "announcements/announcement_index_page.html"
    subpage_types = ["announcements.AnnouncementPage"]
    max_count_per_parent = 1
    nav_icon = "horn"
    nav_label = _("Announcements")
    in_tabs = True
    sections = (Section(_("Announcements"), 20),)


class AnnouncementPage(BasePage):
    template = "announcements/announcement_page.html"
    parent_page_types = ["announcements.AnnouncementIndexPage"]
    subpage_types = []
