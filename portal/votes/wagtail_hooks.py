from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from portal.core.scoped import register_scoped_model
from portal.votes.models import Opinion, PageVotes

# Before the report: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(PageVotes)

from portal.votes.views.report import UsefulnessReportView  # noqa: E402


class _ReportMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(PageVotes)
        return policy.user_has_any_permission(request.user, ["view"])


@hooks.register("register_reports_menu_item")
def register_report_item():
    return _ReportMenuItem(
        _("Were pages useful?"), reverse("votes_report"), icon_name="pick", order=100
    )


@hooks.register("register_admin_urls")
def register_report_urls():
    return [
        path("reports/huu-ich/", UsefulnessReportView.as_view(), name="votes_report"),
        path(
            "reports/huu-ich/results/",
            UsefulnessReportView.as_view(results_only=True),
            name="votes_report_results",
        ),
    ]


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
