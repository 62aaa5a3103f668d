"""Who may manage whose account: the one door to officers' accounts below the superuser.

An officer with the right `users.manage_siterole` on a site (its administrator) manages the
accounts that have roles of such sites and nothing else: who also works elsewhere is the
province's, whose administrator has the right everywhere. What stands above both is out of
reach: superusers, and accounts with rights that no role gives.
"""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Site

from portal.admin.scoped import has_right_everywhere, scope
from portal.users.models import SiteRole, User
from portal.users.roles import COMMUNE_ROLES, PROVINCE_ROLES

MANAGE = ("manage",)
ADMIN = "admin"

# The roles that log in by a second step.
_ASKED = {role.name for role in (*COMMUNE_ROLES, *PROVINCE_ROLES) if role.second_step}

_in_group = User.groups.through.objects.filter(user=OuterRef("pk"))


def manages_everyone(by: User) -> bool:
    """Whether the officer manages the staff of the province and of every commune."""
    return has_right_everywhere(SiteRole, by, MANAGE)


def roles_given_by(by: User, site: Site | None = None) -> QuerySet[SiteRole]:
    """The roles that an officer may give and take, of one site or of all."""
    roles = SiteRole.objects.filter(site=site) if site else SiteRole.objects.all()
    return scope(roles, by, MANAGE)


def sites_run_by(by: User) -> QuerySet[Site]:
    """The sites whose staff the officer manages."""
    return Site.objects.filter(pk__in=roles_given_by(by).values("site"))


def manageable_by(by: User) -> QuerySet[User]:
    """The accounts that an officer manages, the own one among them."""
    own = roles_given_by(by).values("group")
    reachable = User.objects.filter(
        ~Exists(_in_group.exclude(group__in=own)), is_superuser=False, user_permissions=None
    )
    if manages_everyone(by):  # also who has no role any more
        return reachable
    return reachable.filter(Exists(_in_group.filter(group__in=own)))


def may_manage(by: User, user: User) -> bool:
    """Whether an officer manages this account."""
    return manageable_by(by).filter(pk=user.pk).exists()


def require_manage(by: User, user: User) -> None:
    """Raises PermissionDenied where the officer doesn't manage the account."""
    if not may_manage(by, user):
        raise PermissionDenied


def may_reset(by: User, user: User) -> bool:
    """Whether `by` may give this account a new way in: whoever manages it, and a superuser.

    Nobody does it to the own account, or they would need no way in to begin with.
    """
    if by.pk == user.pk or not by.is_active:
        return False
    return by.is_superuser or may_manage(by, user)


def account_of(request: HttpRequest) -> User:
    """The account that a request is of; PermissionDenied where it is nobody's."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied


def with_second_step() -> Q:
    """Groups whose role asks for a second step at log-in."""
    return Q(site_role__role__in=_ASKED)


def staff_of(site: Site) -> QuerySet[User]:
    """All who have a role on a site, whoever manages them; no superusers."""
    return User.objects.filter(
        Exists(_in_group.filter(group__site_role__site=site)), is_superuser=False
    )


def administrators_of(site: Site) -> QuerySet[User]:
    """Who can manage the staff of a site: its administrators that are not locked."""
    return staff_of(site).filter(
        Exists(_in_group.filter(group__site_role__site=site, group__site_role__role=ADMIN)),
        is_active=True,
    )


def sites_left_alone(user: User) -> list[Site]:
    """The sites whose only administrator this account is."""
    if not user.is_active:
        return []
    run = SiteRole.objects.filter(role=ADMIN, group__user=user).select_related("site")
    others = get_user_model().objects.filter(is_active=True, is_superuser=False)
    others = others.exclude(pk=user.pk).filter(groups=OuterRef("group"))
    return [role.site for role in run.filter(~Exists(others))]


def having_role(name: str, *, of_province: bool = False) -> Q:
    """Accounts with a role of this name on a commune's site, or on the province's."""
    roles = SiteRole.objects.filter(role=name, site__is_default_site=of_province)
    return Q(Exists(_in_group.filter(group__in=roles.values("group"))))


def working_on(sites: QuerySet[Site]) -> Q:
    """Accounts with a role on one of the sites."""
    return Q(Exists(_in_group.filter(group__site_role__site__in=sites)))
