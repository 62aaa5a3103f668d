"""Officers of both communes and of the province, with names that are known again."""

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

from portal.users.models import SiteRole, User

COMMUNE_ROLES = ("contributor", "editor", "approver", "admin")
PROVINCE_ROLES = ("editor", "admin")


def role_of(site: Site, name: str) -> SiteRole:
    return SiteRole.objects.get(site=site, role=name)


def make_officer(site: Site, role: str, name: str, **fields) -> User:
    """An account that works, with one role."""
    slug = name.lower().replace(" ", ".")
    fields = {"email": f"{slug}@example.vn", "first_name": name, **fields}
    user = get_user_model().objects.create_user(slug, password="mat-khau-2026", **fields)
    user.groups.add(role_of(site, role).group)
    return user


@dataclass(frozen=True)
class People:
    """One officer of each role: `a`, `b` and `province` by the role's name."""

    a: dict[str, User]
    b: dict[str, User]
    province: dict[str, User]
    both: User  # editor in A and B
    operator: User  # superuser


@pytest.fixture
def people(world) -> People:
    a = {role: make_officer(world.a.site, role, f"An {role}") for role in COMMUNE_ROLES}
    b = {role: make_officer(world.b.site, role, f"Binh {role}") for role in COMMUNE_ROLES}
    portal = world.portal.site
    province = {role: make_officer(portal, role, f"Tinh {role}") for role in PROVINCE_ROLES}
    both = make_officer(world.a.site, "editor", "Hai Noi")
    both.groups.add(role_of(world.b.site, "editor").group)
    operator = get_user_model().objects.create_superuser(
        "van-hanh", "vanhanh@example.vn", "x", first_name="Van Hanh"
    )
    operator.groups.add(role_of(world.a.site, "admin").group)
    return People(a, b, province, both, operator)


@pytest.fixture
def as_user(world):
    """A browser of an officer."""
    return world.admin_client
