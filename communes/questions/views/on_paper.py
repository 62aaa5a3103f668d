"""The screen on which an officer enters a request for information that came on paper."""

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

from communes.questions.forms.on_paper import PaperInformationForm
from portal.pagecache.conditional import for_one_reader


def sites_to_enter_at(policy: Any, user: Any) -> Any:
    """The communes whose requests somebody may deal with, but closed ones."""
    sites: Any = policy.sites_user_has_any_permission_for(user, ["change"])
    own = sites.filter(is_default_site=False, communesettings__closed_on=None)
    return own.order_by("site_name")


class PaperInformationView(WagtailAdminTemplateMixin, FormView):
    """Keeps the request, tells its code and leads to the desk."""

    template_name = "questions/admin/on_paper.html"
    form_class = PaperInformationForm
    page_title = gettext_lazy("Enter a request for information")
    header_icon = "doc-full"
    _show_breadcrumbs = True
    permission_policy: Any = None
    model: Any = None
    sites: Any

    def dispatch(self, request, *args, **kwargs):
        self.sites: list[Site] = sites_to_enter_at(self.permission_policy, request.user)
        if not self.sites:
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("questions:index"), "label": _("Incoming questions")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sites": self.sites}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"list_url": reverse("questions:index")}

    def form_invalid(self, form):
        messages.error(self.request, _("Nothing was changed yet: see the marked fields."))
        return super().form_invalid(form)

    def form_valid(self, form):
        with transaction.atomic():
            question = form.enter(by=self.request.user)
        text = _("Entered. Write the code %(code)s on the receipt: with it the asker follows it.")
        messages.success(self.request, text % {"code": question.code})
        return redirect("questions:inspect", question.pk)
