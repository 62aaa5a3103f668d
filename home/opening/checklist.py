"""What is to do once a commune's site is open, and by whom."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.models import Village
from home.opening.models import CommuneOpening
from portal.core.models import ContactSettings, IdentitySettings
from portal.staff.names import State, state_of
from portal.users.managing import may_manage, sites_run_by
from portal.users.models import User


@dataclass(frozen=True)
class NextStep:
    """A thing to do; without an address it is another's, as `who` says."""

    what: str
    url: str = ""
    who: str = ""


def next_steps(opening: CommuneOpening, site: Site, by: User) -> list[NextStep]:
    """The list for an officer: links to what they may do, and who does the rest."""
    admin = opening.administrator
    steps = [
        NextStep(
            _("Have the address %(host)s lead to this server, with a certificate")
            % {"host": opening.hostname},
            who=_("operation"),
        ),
        NextStep(_("Look at the site"), f"{site.root_url}/"),
    ]
    if admin and may_manage(by, admin):
        waits = state_of(admin) == State.INVITED
        what = _("The first administrator has not come yet: send the invitation again")
        url = reverse("staff:account", args=[admin.pk])
        steps.append(NextStep(what if waits else _("The first administrator works"), url))
    if sites_run_by(by).filter(pk=site.pk).exists():
        steps.append(NextStep(_("Invite more staff"), reverse("staff:invite", args=[site.pk])))
    steps += [
        _settings_step(IdentitySettings, _("Name, look and who answers for the content"), site, by),
        _settings_step(ContactSettings, _("Contact and opening hours"), site, by),
        _villages_step(site, by),
    ]
    return steps


def _settings_step(model, what: str, site, by: User) -> NextStep:
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_permission_for_instance(by, "change", site):
        return NextStep(what, who=_("administrator of the commune"))
    meta = model._meta
    address = reverse("wagtailsettings:edit", args=[meta.app_label, meta.model_name, site.pk])
    return NextStep(what, address)


def _villages_step(site, by: User) -> NextStep:
    policy = policy_registry.get_by_type(Village)
    if policy.user_has_permission_for_instance(by, "add", site):
        return NextStep(_("Enter the villages"), reverse("villages:index"))
    return NextStep(_("Enter the villages"), who=_("administrator of the commune"))
