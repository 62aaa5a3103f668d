"""Who manages whose account: the one door, and what services refuse behind it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied

from communes.closing import close_commune, reopen_commune
from portal.staff import services
from portal.users.managing import (
    administrators_of,
    manageable_by,
    may_manage,
    roles_given_by,
    sites_run_by,
    staff_of,
)
from portal.users.models import User
from tests.staff.conftest import COMMUNE_ROLES, make_officer, role_of


def test_a_commune_administrator_manages_those_who_work_there_alone(world, people):
    by = people.a["admin"]
    assert set(manageable_by(by)) == set(people.a.values())
    assert list(sites_run_by(by)) == [world.a.site]
    assert not may_manage(by, people.both)
    assert not may_manage(by, people.operator)


@pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
def test_other_roles_of_a_commune_manage_nobody(world, people, role):
    assert not manageable_by(people.a[role]).exists()
    assert not roles_given_by(people.a[role]).exists()


def test_the_provincial_editor_manages_nobody(people):
    assert not manageable_by(people.province["editor"]).exists()


def test_the_province_manages_all_but_superusers(world, people):
    by = people.province["admin"]
    everyone = {*people.a.values(), *people.b.values(), *people.province.values(), people.both}
    assert everyone <= set(manageable_by(by))
    assert not may_manage(by, people.operator)
    assert {world.a.site, world.b.site, world.portal.site} <= set(sites_run_by(by))


def test_rights_that_no_role_gives_put_an_account_out_of_reach(world, people):
    odd = Group.objects.create(name="Everything")
    people.a["editor"].groups.add(odd)
    people.b["editor"].user_permissions.add(Permission.objects.first())
    for by in (people.a["admin"], people.b["admin"], people.province["admin"]):
        assert not may_manage(by, people.a["editor"])
        assert not may_manage(by, people.b["editor"])


def test_a_locked_administrator_manages_nobody(people):
    by = people.a["admin"]
    by.is_active = False
    by.save()
    assert not manageable_by(User.objects.get(pk=by.pk)).exists()


def test_two_communes_of_one_administrator_are_managed_together(world, people):
    by = people.a["admin"]
    by.groups.add(role_of(world.b.site, "admin").group)
    by = User.objects.get(pk=by.pk)
    assert set(manageable_by(by)) == {*people.a.values(), *people.b.values(), people.both}
    # To the other administrator this account is now the province's.
    assert not may_manage(people.b["admin"], by)


def test_an_account_without_a_role_is_the_provinces(people):
    nobody = people.a["editor"]
    nobody.groups.clear()
    assert not may_manage(people.a["admin"], nobody)
    assert may_manage(people.province["admin"], nobody)


def test_staff_of_a_site_are_all_who_have_a_role_there(world, people):
    assert set(staff_of(world.a.site)) == {*people.a.values(), people.both}
    assert list(administrators_of(world.a.site)) == [people.a["admin"]]


@pytest.mark.parametrize("name", COMMUNE_ROLES)
def test_nobody_gives_a_role_of_another_site(world, people, name):
    by, user = people.a["admin"], people.a["editor"]
    foreign = role_of(world.b.site, name)
    with pytest.raises(PermissionDenied):
        services.set_role(user, by, foreign)
    with pytest.raises(PermissionDenied):
        services.invite(foreign, by, name="Mới", email="moi@example.vn")
    with pytest.raises(PermissionDenied):
        services.set_role(user, by, role_of(world.portal.site, "admin"))
    assert not User.objects.filter(email="moi@example.vn").exists()


def test_every_service_asks_for_the_right(world, people):
    by = people.a["admin"]
    own = role_of(world.a.site, "editor")
    for user in (people.b["editor"], people.both, people.operator, people.province["admin"]):
        for call in (
            lambda user: services.deactivate(user, by),
            lambda user: services.reactivate(user, by),
            lambda user: services.invite_again(user, by),
            lambda user: services.change_details(user, by, {"first_name": "Khác"}),
            lambda user: services.set_role(user, by, own),
            lambda user: services.take_role(user, by, world.a.site),
        ):
            with pytest.raises(PermissionDenied):
                call(user)


def test_only_superusers_reach_wagtails_own_screens_of_users_and_groups(people, as_user):
    group = Group.objects.first()
    target = people.b["editor"]
    officers = [*people.a.values(), *people.province.values()]
    for url in (
        "/admin/users/",
        "/admin/users/new/",
        f"/admin/users/edit/{target.pk}/",
        f"/admin/users/delete/{target.pk}/",
        "/admin/groups/",
        "/admin/groups/new/",
        f"/admin/groups/edit/{group.pk}/",
    ):
        assert as_user(people.operator).get(url).status_code == 200, url
        for user in officers:
            for answer in (as_user(user).get(url), as_user(user).post(url, {})):
                assert answer.status_code in (302, 403, 404), (url, user)
                assert "Binh" not in answer.content.decode()


def test_a_closed_communes_staff_is_the_provinces_until_it_opens_again(world, people):
    close_commune(world.a.site)
    assert not manageable_by(User.objects.get(pk=people.a["admin"].pk)).exists()
    assert may_manage(people.province["admin"], people.a["admin"])
    reopen_commune(world.a.site)
    assert manageable_by(User.objects.get(pk=people.a["admin"].pk)).exists()


def test_a_role_is_found_again_whatever_the_site_is_called(world):
    """Groups know their site by a row, not by their names."""
    world.a.site.root_page.slug = "xa-khac"
    user = make_officer(world.a.site, "admin", "Khac Ten")
    assert list(sites_run_by(user)) == [world.a.site]
