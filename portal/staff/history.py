"""What was done to an account, by whom and when: written to Wagtail's log, read on its screen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from portal.core.hints import Text
from portal.staff.names import name_of, role_on_site
from portal.users.managing import manageable_by, manages_everyone, sites_run_by
from portal.users.models import SiteRole, User

SHOWN = 50
# What each entry is called in the log.
DONE: dict[str, Text] = {
    "staff.invite": gettext_lazy("Invited"),
    "staff.invite_again": gettext_lazy("Invitation sent again"),
    "staff.accept": gettext_lazy("Password set by the invited"),
    "staff.edit": gettext_lazy("Details changed"),
    "staff.role": gettext_lazy("Role changed"),
    "staff.lock": pgettext_lazy("account", "Locked"),
    "staff.unlock": pgettext_lazy("account", "Unlocked"),
    "staff.action": gettext_lazy("Other action"),
}


@dataclass(frozen=True)
class Event:
    """A line of an account's history."""

    at: datetime
    what: str
    by: str


def note(user: User, action: str, by: User | None, **data) -> None:
    """Writes down that something was done to an account. Personal data stays out of `data`."""
    log(instance=user, action=f"staff.{action}", user=by, data=data, title=name_of(user))


def note_role(user: User, by: User, site, before: str, after: str) -> None:
    note(user, "role", by, site=site.pk, before=before, after=after)


def register_actions(actions) -> None:
    """For Wagtail's hook `register_log_actions`."""
    for action, label in DONE.items():
        actions.register_action(action, label, label)


def history_of(user: User, viewer: User) -> list[Event]:
    """What was done to an account, newest first, as its manager may read it.

    Who works elsewhere, and roles there, are not named to a commune.
    """
    entries = ModelLogEntry.objects.for_instance(user).filter(action__in=DONE)
    entries = entries.select_related("user").order_by("-timestamp", "-pk")
    sites = None
    if not manages_everyone(viewer):
        sites = set(sites_run_by(viewer).values_list("pk", flat=True))
    shown = [one for one in entries[: SHOWN * 2] if _is_shown(one, sites)][:SHOWN]
    actors = {one.user_id for one in shown if one.user_id}
    known = set(manageable_by(viewer).filter(pk__in=actors).values_list("pk", flat=True))
    roles = _labels({one.data.get("site") for one in shown} - {None})
    return [Event(one.timestamp, _told(one, roles), _by(one, known, viewer)) for one in shown]


def _is_shown(entry: ModelLogEntry, sites: set[int] | None) -> bool:
    return sites is None or entry.data.get("site") is None or entry.data["site"] in sites


def _by(entry: ModelLogEntry, known: set[int], viewer: User) -> str:
    if entry.user is None:
        return ""
    if entry.user_id in known or entry.user_id == viewer.pk:
        return name_of(entry.user)
    return _("Operation") if entry.user.is_superuser else _("The province")


def _labels(sites: set[int]) -> dict[tuple[int, str], str]:
    roles = SiteRole.objects.filter(site__in=sites).select_related("site")
    return {(role.site_id, role.role): role_on_site(role) for role in roles}


def _told(entry: ModelLogEntry, roles: dict[tuple[int, str], str]) -> str:
    data = entry.data
    what = str(data.get("label") or DONE[entry.action])
    site = data.get("site")
    if site is None:
        return what
    before, after = (roles.get((site, data.get(key, "")), "") for key in ("before", "after"))
    if before and after:
        return _("%(what)s: %(before)s → %(after)s") % {
            "what": what,
            "before": before,
            "after": after,
        }
    if after:
        return _("%(what)s: %(role)s") % {"what": what, "role": after}
    if before:
        return _("Role taken: %(role)s") % {"role": before}
    return what
