from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.reports import ReportMenuItem, report_urls
from portal.desk.pages import DraftReportView, desk_parts, page_counts
from portal.desk.panel import only_the_desk
from portal.desk.parts import COUNTS_HOOK, HOOK

hooks.register("construct_homepage_panels", only_the_desk)
hooks.register(COUNTS_HOOK, page_counts)


@hooks.register("construct_homepage_summary_items", order=10)
def no_summary(request, items):
    """The desk has no room for counts of pictures and files: nothing is asked for them."""
    items.clear()


@hooks.register(HOOK)
def register_desk():
    return desk_parts


@hooks.register("register_reports_menu_item")
def register_drafts_item():
    return ReportMenuItem(DraftReportView, _("My drafts"), order=90)


@hooks.register("register_admin_urls")
def register_drafts_urls():
    return report_urls("ban-nhap", DraftReportView)
