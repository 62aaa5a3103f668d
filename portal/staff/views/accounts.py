"""One account: who it is, its roles, what can be done, what was done."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import Site

from portal.core.typed.phones import grouped_phone
from portal.staff import services
from portal.staff.actions import staff_actions
from portal.staff.forms import AskForm, DetailsForm, OwnDetailsForm, RoleForm, add_errors
from portal.staff.history import history_of, note
from portal.staff.names import name_of, role_on_site, roles_of, state_of
from portal.staff.views.base import AccountScreen
from portal.users.managing import roles_given_by, sites_left_alone, sites_run_by


class AccountView(AccountScreen, TemplateView):
    """All about an account on one screen."""

    template_name = "staff/account.html"

    def get_page_title(self):
        return name_of(self.account)

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:2]

    def get_context_data(self, **kwargs):
        user, by = self.account, self.by
        given = set(roles_given_by(by).filter(group__user=user).values_list("pk", flat=True))
        roles = [(role, role_on_site(role)) for role in roles_of(user) if role.pk in given]
        held = {role.site_id for role, _label in roles}
        return super().get_context_data(
            phone=grouped_phone(user.phone),
            state=state_of(user).label,
            roles=roles,
            may_add_role=sites_run_by(by).exclude(pk__in=held).exists(),
            actions=staff_actions.offered(user, by),
            history=history_of(user, by),
            **kwargs,
        )


class EditView(AccountScreen, FormView):
    """Name, e-mail, phone and post."""

    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("Edit")

    def get_form_class(self):
        return OwnDetailsForm if self.is_own else DetailsForm

    def get_initial(self):
        user = self.account
        fields = {name: getattr(user, name) for name in ("email", "phone", "post")}
        return {"first_name": user.get_full_name(), **fields}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path, submit_button_label=_("Save"), **kwargs
        )

    def form_valid(self, form):
        values = dict(form.cleaned_data)
        if self.is_own:
            values.pop("email")
        try:
            services.change_details(self.account, self.by, values)
        except ValidationError as error:
            add_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("The details of %s are saved.") % name_of(self.account))
        return redirect(self.get_success_url())


class RoleView(AccountScreen, FormView):
    """The role of an account on one site: given, changed or, where it has others, taken."""

    form_class = RoleForm
    template_name = "staff/role.html"

    def dispatch(self, request, pk, **kwargs):
        self.site: Site = get_object_or_404(sites_run_by(request.user), pk=kwargs["site"])
        return super().dispatch(request, pk=pk)

    @cached_property
    def held(self):
        return next((one for one in roles_of(self.account) if one.site_id == self.site.pk), None)

    def get_page_title(self):
        return _("Role on %s") % self.site.site_name

    def get_initial(self):
        return {"role": self.held.pk if self.held else None}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.by, "site": self.site}

    @cached_property
    def warning(self) -> str:
        """What has to be ticked before this person is an administrator no more."""
        if self.held is None or self.held.role != "admin":
            return ""
        alone = [site for site in sites_left_alone(self.account) if site.pk == self.site.pk]
        if alone:
            return services.last_administrator_warning(alone)
        if self.is_own:
            return _("With another role you can't manage the staff any more.")
        return ""

    def get_context_data(self, **kwargs):
        kwargs.setdefault("ask", None)
        return super().get_context_data(
            site=self.site,
            may_take=self.held is not None and len(roles_of(self.account)) > 1,
            action_url=self.request.path,
            submit_button_label=_("Save"),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        services.lock_roles(self.account)
        if "take" in request.POST and self.held:
            return self.act(None)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        return self.act(form)

    def act(self, form):
        user, by = self.account, self.by
        keeps = form and form.cleaned_data["role"].role == "admin"
        ask = AskForm(self.request.POST, warning="" if keeps else self.warning)
        if not ask.is_valid():
            form = form or self.form_class(initial=self.get_initial(), by=by, site=self.site)
            return self.render_to_response(
                self.get_context_data(
                    form=form, ask=ask, warning=self.warning, takes="take" in self.request.POST
                )
            )
        try:
            if form:
                services.set_role(user, by, form.cleaned_data["role"], understood=True)
            else:
                services.take_role(user, by, self.site, understood=True)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_success_url())
        messages.success(self.request, _("The roles of %s are saved.") % name_of(user))
        return redirect("wagtailadmin_home" if self.is_own else self.get_success_url())


class ActionView(AccountScreen, FormView):
    """Says what an action does and what stays, asks once, and does it."""

    form_class = AskForm
    template_name = "staff/act.html"

    @cached_property
    def action(self):
        return staff_actions.get(self.kwargs["name"], self.account, self.by)

    def get(self, request, *args, **kwargs):
        if self.action is None:
            raise Http404
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        services.lock_roles(self.account)
        if self.action is None:  # somebody did it a moment ago
            messages.warning(request, _("Nothing was changed: this can't be done any more."))
            return redirect(self.get_success_url())
        return super().post(request, *args, **kwargs)

    def get_page_title(self):
        return self.action.label

    @cached_property
    def warning(self) -> str:
        return self.action.warning(self.account)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"warning": self.warning}

    def get_context_data(self, **kwargs):
        return super().get_context_data(action=self.action, warning=self.warning, **kwargs)

    def form_valid(self, form):
        action, by = self.action, self.by
        try:
            with transaction.atomic():
                action.run(self.account, by)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_success_url())
        if not action.is_noted:
            note(self.account, "action", by, label=str(action.label))
        messages.success(self.request, action.done)
        return redirect(self.get_success_url())
