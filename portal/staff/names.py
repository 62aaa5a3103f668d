"""What officers read of roles and accounts."""

from collections.abc import Sequence

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Case, CharField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Site

from portal.core.hints import Text
from portal.users.models import SiteRole, User

# By what the groups are called; the province's differ from the communes'.
COMMUNE_ROLES: dict[str, Text] = {
    "contributor": gettext_lazy("Contributor (writes drafts)"),
    "editor": gettext_lazy("Editor"),
    "approver": gettext_lazy("Approver"),
    "admin": gettext_lazy("Commune administrator"),
}
PROVINCE_ROLES: dict[str, Text] = {
    "editor": gettext_lazy("Provincial editor"),
    "admin": gettext_lazy("Provincial administrator"),
}
ROLE_ORDER = list(COMMUNE_ROLES)


class State(models.TextChoices):
    """What an account is doing, as its list says it."""

    INVITED = "invited", gettext_lazy("Invited")
    WORKING = "working", gettext_lazy("Working")
    LOCKED = "locked", pgettext_lazy("account", "Locked")


NEVER_HAD_A_PASSWORD = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login=None)


def role_label(role: SiteRole) -> str:
    """A role in words: "Editor", "Provincial editor"; a new one as it is called in the code."""
    names = PROVINCE_ROLES if role.site.is_default_site else COMMUNE_ROLES
    return str(names.get(role.role, role.role))


def role_on_site(role: SiteRole) -> str:
    """A role with its commune: "Editor, Xã Thành Sơn"."""
    if role.site.is_default_site:
        return role_label(role)
    return _("%(role)s, %(commune)s") % {"role": role_label(role), "commune": role.site.site_name}


def highest_role(user: User, site: Site, among: Sequence[str] = ROLE_ORDER) -> str:
    """The highest of an officer's roles in a commune; "" for who has none of `among` there."""
    held = SiteRole.objects.filter(site=site, group__user=user, role__in=among)
    return max(held.values_list("role", flat=True), key=ROLE_ORDER.index, default="")


def sort_key(role: SiteRole) -> tuple:
    place = ROLE_ORDER.index(role.role) if role.role in ROLE_ORDER else len(ROLE_ORDER)
    return (role.site.site_name, place)


def with_roles(users: QuerySet[User]) -> QuerySet[User]:
    """Accounts with their state and, in two queries more, their roles and sites."""
    groups = Group.objects.select_related("site_role__site")
    state = Case(
        When(is_active=False, then=Value(State.LOCKED.value)),
        When(NEVER_HAD_A_PASSWORD, then=Value(State.INVITED.value)),
        default=Value(State.WORKING.value),
        output_field=CharField(),
    )
    return users.annotate(state=state).prefetch_related(Prefetch("groups", groups))


def roles_of(user: User) -> list[SiteRole]:
    """The roles of an account, by commune."""
    roles = [group.site_role for group in user.groups.all() if hasattr(group, "site_role")]
    return sorted(roles, key=sort_key)


def state_of(user: User) -> State:
    """What an account is doing."""
    if not user.is_active:
        return State.LOCKED
    was_invited = not user.has_usable_password() and user.last_login is None
    return State.INVITED if was_invited else State.WORKING


def name_of(user: User) -> str:
    """Whose account it is: the person's name, else the one for logging in."""
    return user.get_full_name() or user.get_username()
