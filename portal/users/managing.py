"""Who is whose administrator: the one place that tells it, from the names of groups."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest

from portal.users.models import User
from portal.users.roles import ADMIN, COMMUNE_ROLES, PROVINCE_PREFIX, PROVINCE_ROLES, Role

ROLES = {role.name: role for role in (*COMMUNE_ROLES, *PROVINCE_ROLES)}


def account_of(request: HttpRequest) -> User:
    """The account that a request is of; PermissionDenied where it is nobody's."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied


@dataclass(frozen=True)
class RoleOf:
    """A role in one site: `prefix` is what the names of the site's groups begin with."""

    prefix: str
    role: Role | None

    @property
    def is_admin(self) -> bool:
        return self.role is not None and self.role.name == ADMIN.name

    @property
    def is_province(self) -> bool:
        return self.prefix == PROVINCE_PREFIX


def roles_of(user: User) -> list[RoleOf]:
    """The roles of an account. A group that no data knows counts as one, of no site."""
    names = user.groups.values_list("name", flat=True)
    return [_read(name) for name in names]


def _read(name: str) -> RoleOf:
    prefix, _dash, role = name.rpartition("-")
    known = ROLES.get(role) if prefix else None
    return RoleOf(prefix if known else "", known)


def colleagues_groups(prefix: str) -> list[str]:
    """The names of all groups of a site."""
    roles = PROVINCE_ROLES if prefix == PROVINCE_PREFIX else COMMUNE_ROLES
    return [f"{prefix}-{role.name}" for role in roles]


def with_second_step() -> Q:
    """Groups whose role asks for a second step at log-in."""
    asked = Q()
    for role in ROLES.values():
        if role.second_step:
            asked |= Q(name__endswith=f"-{role.name}")
    return asked


def may_manage(by: User, user: User) -> bool:
    """Whether an administrator may give this account a new way in, or take it away.

    - a commune's administrator: accounts that work in this commune and nowhere else;
    - the province's: those of all communes, and the province's that are no administrators;
    - a superuser: all. Nobody manages the own account, or one with rights outside of roles.
    """
    if by.pk == user.pk or not by.is_active:
        return False
    if by.is_superuser:
        return True
    theirs = roles_of(user)
    if user.is_superuser or not theirs or any(role.role is None for role in theirs):
        return False
    if user.user_permissions.exists():
        return False
    offices = [role for role in roles_of(by) if role.is_admin]
    if any(office.is_province for office in offices):
        return not any(role.is_province and role.is_admin for role in theirs)
    return {role.prefix for role in theirs} <= {office.prefix for office in offices}
