"""What the reports of the admin share: who may see one, its entry in the menu, its addresses."""

from django.db.models import Model
from django.urls import path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.hints import Text


class ModelReportView(ReportView):
    """A report for whoever may do `any_permission_required` on rows of `policy_model`."""

    policy_model: type[Model]
    any_permission_required = ["view"]
    paginate_by = 50

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(self.policy_model)


class ReportMenuItem(MenuItem):
    """Shown to whom its report is."""

    def __init__(self, view: type[ModelReportView], label: Text, order: int):
        address = reverse(view.index_url_name)
        super().__init__(label, address, icon_name=view.header_icon, order=order)
        self.view = view

    def is_shown(self, request):
        policy = policy_registry.get_by_type(self.view.policy_model)
        return policy.user_has_any_permission(request.user, self.view.any_permission_required)


def report_urls(slug: str, view: type[ReportView]) -> list:
    """The address of a report, and of the rows that its filters ask for."""
    return [
        path(f"reports/{slug}/", view.as_view(), name=view.index_url_name),
        path(
            f"reports/{slug}/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


def edit_url(page: Page) -> str:
    """Where the title of a page leads in a report."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
