"""Inviting somebody, or giving an account a role on another site: which site, and then what."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import Site

from portal.staff import services
from portal.staff.forms import CommuneForm, InviteForm, add_errors
from portal.staff.names import name_of, roles_of
from portal.staff.views.base import AccountScreen, StaffScreen
from portal.users.managing import sites_run_by

# So many are shown; who means another one types more of its name.
SHOWN = 20


class ChooseSiteView(StaffScreen, TemplateView):
    """Finds the site by its name; who manages one site goes on at once."""

    template_name = "staff/choose_site.html"
    page_title = gettext_lazy("Invite somebody")

    def sites(self):
        return sites_run_by(self.by)

    def url_of(self, site: Site) -> str:
        return reverse("staff:invite", args=[site.pk])

    def get(self, request, *args, **kwargs):
        sites = self.sites()
        two = list(sites[:2])
        if len(two) == 1:
            return redirect(self.url_of(two[0]))
        form = CommuneForm(request.GET)
        found = list(form.found(sites)[: SHOWN + 1])
        choices = [(site.site_name, self.url_of(site)) for site in found[:SHOWN]]
        context = self.get_context_data(
            form=form, choices=choices, are_more=len(found) > SHOWN, **kwargs
        )
        return self.render_to_response(context)


class ChooseRoleSiteView(AccountScreen, ChooseSiteView):
    """For which site an account gets another role."""

    page_title = gettext_lazy("Add a role")

    def sites(self):
        held = [role.site_id for role in roles_of(self.account)]
        return sites_run_by(self.by).exclude(pk__in=held)

    def url_of(self, site: Site) -> str:
        return reverse("staff:role", args=[self.account.pk, site.pk])


class InviteView(StaffScreen, FormView):
    """Who is invited, and for which role."""

    form_class = InviteForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("Invite somebody")

    def dispatch(self, request, *args, site=0, **kwargs):
        self.site: Site = get_object_or_404(sites_run_by(request.user), pk=site)
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.site.site_name

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.by, "site": self.site}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path, submit_button_label=_("Send the invitation"), **kwargs
        )

    def form_valid(self, form):
        details = dict(form.cleaned_data)
        role, name = details.pop("role"), details.pop("first_name")
        try:
            user = services.invite(role, self.by, name=name, **details)
        except ValidationError as error:
            add_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("%s is invited by e-mail.") % name_of(user))
        return redirect("staff:account", user.pk)
