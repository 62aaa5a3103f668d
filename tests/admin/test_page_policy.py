"""Rights on pages are Wagtail's; what is asked of the database is found by its index of paths."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from products.models import ProductPage
from tests.announcements.factories import announce, section
from tests.products.factories import make_product

ACTIONS = [{"add"}, {"change"}, {"publish"}, {"bulk_delete"}, {"add", "change"}, {"lock", "unlock"}]
ROLES = [("a", role) for role in ("contributor", "editor", "approver", "admin")]


@pytest.fixture
def officers(world):
    """One of each role; one of two communes; one with a single section; one with nothing."""
    found = [world.officer(getattr(world, site), role) for site, role in ROLES]
    found.append(world.officer(world.portal, "admin"))
    two = world.officer(world.b, "contributor")
    two.groups.add(world.a.groups["editor"])
    alone = type(two).objects.create_user("mot-muc")
    group = alone.groups.create(name="mot-muc")
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=section(world.a), permission=change)
    boss = type(two).objects.create_superuser("quantri", "", "x")
    return [*found, two, alone, boss, type(two).objects.create_user("khong-quyen")]


@pytest.fixture
def pages(world, officers):
    """Pages of both communes, some of a contributor's own."""
    for place in (world.a, world.b):
        announce(place, owner=officers[0])
        announce(place, "Họp hai")
        make_product(place)


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("model", [Page, ProductPage])
def test_the_same_pages_are_found_as_by_wagtails_own(officers, model):
    own, wagtails = policy_registry.get_by_type(model), PagePermissionPolicy()
    assert type(own) is not PagePermissionPolicy
    for user in officers:
        found = set(own.explorable_instances(user).values_list("pk", flat=True))
        theirs = wagtails.explorable_instances(user).values_list("pk", flat=True)
        assert found == set(theirs), user
        for actions in ACTIONS:
            found = own.instances_user_has_any_permission_for(user, actions)
            theirs = wagtails.instances_user_has_any_permission_for(user, actions)
            assert set(found.values_list("pk")) == set(theirs.values_list("pk")), (user, actions)


@pytest.mark.usefixtures("pages")
def test_no_page_of_another_site_is_looked_at(officers):
    policy = policy_registry.get_by_type(Page)
    for user in officers[:4]:
        asked = [policy.explorable_instances(user)]
        asked += [policy.instances_user_has_any_permission_for(user, one) for one in ACTIONS]
        with CaptureQueriesContext(connection) as captured:
            assert list(map(len, asked))
        assert "BETWEEN" in captured[0]["sql"]
        assert not [one["sql"] for one in captured if " LIKE " in one["sql"]]


@pytest.mark.django_db
def test_the_root_and_what_stands_below_a_page_are_found_by_an_index():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Page._meta.db_table)
    assert found["core_pages_by_depth"]["columns"] == ["depth", "path"]
