"""The screen on which an officer enters a report that came by phone, on paper, at the counter."""

from typing import Any

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from communes.feedback.forms.entering import EnterForm
from communes.feedback.models import FeedbackReport
from portal.admin.site_forms import SiteFormView


def working_sites(user: Any) -> Any:
    """The communes whose reports somebody deals with, but closed ones."""
    policy = policy_registry.get_by_type(FeedbackReport)
    sites: Any = policy.sites_user_has_any_permission_for(user, ["add"])
    own = sites.filter(is_default_site=False).exclude(communesettings__closed_on__isnull=False)
    return own.order_by("site_name")


class ReportScreen(SiteFormView):
    """A screen beside the list of reports."""

    list_name = "feedback:index"
    list_title = gettext_lazy("Reports of citizens")

    def get_sites(self, user):
        return working_sites(user)


class EnterReportView(ReportScreen):
    """Keeps the report, tells its code and leads to the desk."""

    template_name = "feedback/admin/enter.html"
    form_class = EnterForm
    page_title = gettext_lazy("Enter a report")
    header_icon = "image"

    def form_invalid(self, form):
        messages.error(self.request, _("Nothing was changed yet: see the marked fields."))
        form.keep_photos()
        return super().form_invalid(form)

    def form_valid(self, form):
        with transaction.atomic():
            form.keep_photos()
            report = form.enter(by=self.request.user)
        text = _("Entered. Tell the code %(code)s: with it the report can be followed.")
        messages.success(self.request, text % {"code": report.code})
        return redirect("feedback:inspect", report.pk)
