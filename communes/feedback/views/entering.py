"""The screen on which an officer enters a report that came by phone, on paper, at the counter."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.feedback.forms.entering import EnterForm
from communes.feedback.models import FeedbackReport
from portal.pagecache.conditional import for_one_reader


def working_sites(user: Any) -> Any:
    """The communes whose reports somebody deals with, but closed ones."""
    policy = policy_registry.get_by_type(FeedbackReport)
    sites: Any = policy.sites_user_has_any_permission_for(user, ["add"])
    own = sites.filter(is_default_site=False).exclude(communesettings__closed_on__isnull=False)
    return own.order_by("site_name")


class EnterReportView(WagtailAdminTemplateMixin, FormView):
    """Keeps the report, tells its code and leads to the desk."""

    template_name = "feedback/admin/enter.html"
    form_class = EnterForm
    page_title = gettext_lazy("Enter a report")
    header_icon = "image"
    _show_breadcrumbs = True
    sites: list[Site]

    def dispatch(self, request, *args, **kwargs):
        self.sites = working_sites(request.user)
        if not self.sites:
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("feedback:index"), "label": _("Reports of citizens")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sites": self.sites}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"list_url": reverse("feedback:index")}

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
