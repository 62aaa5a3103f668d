from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.reports import ReportMenuItem, report_urls
from portal.admin.scoped import register_scoped_model
from search.models import CuratedAnswer, Miss

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(CuratedAnswer)
register_scoped_model(Miss)

from search.reports import MissReportView, PendingReportView  # noqa: E402
from search.viewsets import SearchViewSetGroup  # noqa: E402


@hooks.register("register_admin_viewset")
def register_search_viewsets():
    return SearchViewSetGroup()


@hooks.register("register_reports_menu_item")
def register_miss_report():
    return ReportMenuItem(MissReportView, _("Searched in vain"), order=110)


@hooks.register("register_reports_menu_item")
def register_pending_report():
    return ReportMenuItem(PendingReportView, _("Not found yet"), order=120)


@hooks.register("register_admin_urls")
def register_report_urls():
    return [
        *report_urls("tim-khong-thay", MissReportView),
        *report_urls("chua-vao-tim-kiem", PendingReportView),
    ]


@hooks.register("portal_head")
def search_link(context) -> str:
    """Where a browser reads how to search this site from its own bar."""
    frame = context.get("frame")
    if frame is None:
        return ""
    return format_html(
        '<link rel="search" type="application/opensearchdescription+xml" title="{}" href="{}">',
        frame.identity.name,
        reverse("search_description"),
    )
