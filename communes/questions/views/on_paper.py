"""The screen on which an officer enters a request for information that came on paper."""

from typing import Any

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from communes.questions.forms.on_paper import PaperInformationForm
from portal.admin.site_forms import SiteFormView


def sites_to_enter_at(policy: Any, user: Any) -> Any:
    """The communes whose requests somebody may deal with, but closed ones."""
    sites: Any = policy.sites_user_has_any_permission_for(user, ["change"])
    own = sites.filter(is_default_site=False, communesettings__closed_on=None)
    return own.order_by("site_name")


class PaperInformationView(SiteFormView):
    """Keeps the request, tells its code and leads to the desk."""

    template_name = "questions/admin/on_paper.html"
    form_class = PaperInformationForm
    page_title = gettext_lazy("Enter a request for information")
    header_icon = "doc-full"
    list_name = "questions:index"
    list_title = gettext_lazy("Incoming questions")
    permission_policy: Any = None
    model: Any = None

    def get_sites(self, user):
        return sites_to_enter_at(self.permission_policy, user)

    def form_invalid(self, form):
        messages.error(self.request, _("Nothing was changed yet: see the marked fields."))
        return super().form_invalid(form)

    def form_valid(self, form):
        with transaction.atomic():
            question = form.enter(by=self.request.user)
        text = _("Entered. Write the code %(code)s on the receipt: with it the asker follows it.")
        messages.success(self.request, text % {"code": question.code})
        return redirect("questions:inspect", question.pk)
