from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from portal.core.scoped import register_scoped_model
from search.models import CuratedAnswer, Miss, PendingUpdate

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(CuratedAnswer)
register_scoped_model(Miss)

from search.reports import MissReportView, PendingReportView  # noqa: E402
from search.viewsets import SearchViewSetGroup  # noqa: E402


class ReportMenuItem(MenuItem):
    """Shown to those who may see rows of the report's model."""

    def __init__(self, model, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request):
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_any_permission(request.user, ["view"])


@hooks.register("register_admin_viewset")
def register_search_viewsets():
    return SearchViewSetGroup()


@hooks.register("register_reports_menu_item")
def register_miss_report():
    return ReportMenuItem(
        Miss, _("Searched in vain"), reverse("misses_report"), icon_name="search", order=110
    )


@hooks.register("register_reports_menu_item")
def register_pending_report():
    return ReportMenuItem(
        PendingUpdate, _("Not found yet"), reverse("pending_report"), icon_name="warning", order=120
    )


@hooks.register("register_admin_urls")
def register_report_urls():
    return [
        path(address, view.as_view(results_only=only), name=f"{name}_results" if only else name)
        for slug, view, name in (
            ("tim-khong-thay", MissReportView, "misses_report"),
            ("chua-vao-tim-kiem", PendingReportView, "pending_report"),
        )
        for only, address in ((False, f"reports/{slug}/"), (True, f"reports/{slug}/results/"))
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
