"""What managers type about accounts."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.account import NameEmailForm
from wagtail.models import Site
from wagtail.users.forms import UserForm

from portal.core.folded import Folded
from portal.core.text import fold
from portal.core.typed.emails import EmailFormField
from portal.core.typed.phones import PhoneFormField
from portal.staff.names import COMMUNE_ROLES, PROVINCE_ROLES, State, role_label, sort_key
from portal.users.managing import (
    having_role,
    manages_everyone,
    roles_given_by,
    sites_run_by,
    working_on,
)
from portal.users.models import SiteRole, User

PORTAL = "portal-"  # before the province's roles among those of the filter
LONGEST_EMAIL = 150  # what a name for logging in holds


class DetailsForm(forms.Form):
    """Who a person is. Whether an address is free is said by the services."""

    first_name = forms.CharField(label=_("Full name"), max_length=150)
    email = EmailFormField(
        label=_("E-mail"),
        max_length=LONGEST_EMAIL,
        help_text=_("The invitation goes there; it is also the name for logging in."),
    )
    phone = PhoneFormField(label=_("Phone"), required=False, office=True)
    post = forms.CharField(
        label=_("Post"),
        max_length=120,
        required=False,
        help_text=_("Such as “Công chức Văn phòng – Thống kê”."),
    )


class OwnDetailsForm(DetailsForm):
    """The own account: its address is changed where the password is."""

    email = EmailFormField(
        label=_("E-mail"),
        disabled=True,
        required=False,
        help_text=_("You change your own address under “Account”."),
    )


class RoleForm(forms.Form):
    """Which role on a site: only roles that are the officer's to give are taken.

    `warns`: what has to be ticked, once it is known.
    """

    role = forms.ModelChoiceField(
        SiteRole.objects.none(),
        label=_("Role"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose a role."), "invalid_choice": _("Choose a role.")},
    )

    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, *args, by: User, site: Site, **kwargs):
        super().__init__(*args, **kwargs)
        roles = roles_given_by(by, site).select_related("site")
        field = self.fields["role"]
        field.queryset = roles
        field.choices = [(role.pk, role_label(role)) for role in sorted(roles, key=sort_key)]


class InviteForm(RoleForm, DetailsForm):
    """A person and the role they are invited for."""

    field_order = ["first_name", "email", "phone", "post", "role"]


class AskForm(forms.Form):
    """Asks once; with a warning, a tick is needed."""

    def __init__(self, *args, warning: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if warning:
            self.fields["understood"] = forms.BooleanField(
                label=_("I know; do it all the same."),
                error_messages={"required": _("Tick this if it is really meant.")},
            )


class CommuneForm(forms.Form):
    """Finds communes by a part of their name, with or without marks."""

    q = forms.CharField(label=_("Name of the commune"), required=False, max_length=100)

    def found(self, sites):
        words = fold(self.cleaned_data.get("q", "")) if self.is_valid() else ""
        return named_sites(sites, words)


def named_sites(sites, words: str):
    """The sites whose name holds the folded words; by name."""
    sites = sites.alias(folded=Folded("site_name"))
    for word in words.split():
        sites = sites.filter(folded__contains=word)
    return sites.order_by("-is_default_site", "site_name")


class StaffFilterSet(WagtailFilterSet):
    """Narrows the list: no choice of it grows with the number of communes."""

    commune = django_filters.CharFilter(label=_("Commune"), method="in_commune")
    role = django_filters.ChoiceFilter(label=_("Role"), method="with_role")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)

    class Meta:
        model = User
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = list(COMMUNE_ROLES.items())
        if manages_everyone(self.request.user):
            choices += [(f"{PORTAL}{name}", label) for name, label in PROVINCE_ROLES.items()]
        else:
            del self.filters["commune"]
        self.filters["role"].extra["choices"] = choices

    def in_commune(self, users, name, value):
        sites = named_sites(sites_run_by(self.request.user), fold(value))
        return users.filter(working_on(sites.order_by()))

    def with_role(self, users, name, value):
        of_province = value.startswith(PORTAL)
        return users.filter(having_role(value.removeprefix(PORTAL), of_province=of_province))


def take_whole_names() -> None:
    """Wagtail's forms of accounts ask for two names; ours are whole, in the first."""
    for form in (NameEmailForm, UserForm):
        form.base_fields["last_name"].required = False


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Shows what a service refused, beside the field it is about."""
    form.add_error(None, error)
