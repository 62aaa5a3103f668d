from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.admin.reports import ReportMenuItem, report_urls
from portal.admin.scoped import register_scoped_model
from portal.votes.models import Opinion, PageVotes

# Before the report: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(PageVotes)

from portal.votes.views.report import UsefulnessReportView  # noqa: E402


@hooks.register("register_reports_menu_item")
def register_report_item():
    return ReportMenuItem(UsefulnessReportView, _("Were pages useful?"), order=100)


@hooks.register("register_admin_urls")
def register_report_urls():
    return report_urls("huu-ich", UsefulnessReportView)


@hooks.register("portal_article_end")
def usefulness_form(context) -> str:
    """The three faces, at the end of a page that asks for opinions."""
    page, request = context.get("page"), context.get("request")
    if not getattr(page, "asks_usefulness", False) or not page.pk:
        return ""
    if request is None or getattr(request, "is_preview", False):
        return ""
    if request.frame.is_closed:
        return ""
    return render_to_string("votes/form.html", {"page": page, "opinions": Opinion.choices}, request)
