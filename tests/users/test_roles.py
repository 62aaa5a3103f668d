"""Roles as data: a site's groups have exactly the rights that the data says."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from communes.closing import close_commune, reopen_commune
from communes.provisioning import CommuneSpec, open_commune
from portal.users.roles import EDITOR
from portal.users.stock_groups import groups_open_everywhere, remove_stock_groups

MODELS = (GroupPagePermission, GroupCollectionPermission, GroupSitePermission)


def rights_of(group: Group) -> list[set]:
    rows = [
        set(model.objects.filter(group=group).values_list(kind, "permission__codename"))
        for model, kind in zip(MODELS, ("page", "collection", "site"), strict=True)
    ]
    return [*rows, set(group.permissions.values_list("codename", flat=True))]


def all_rights() -> dict:
    return {group.name: rights_of(group) for group in Group.objects.all()}


def give_by_hand(world, group: Group) -> None:
    """Rights of every kind that no role has, on own and foreign things."""
    change = Permission.objects.get(codename="change_page")
    delete = Permission.objects.get(codename="bulk_delete_page")
    file = Permission.objects.get(codename="delete_document")
    villages = Permission.objects.get(codename="delete_village")
    for page, right in (
        (Page.get_first_root_node(), change),
        (world.b.home, change),
        (world.a.home, delete),
    ):
        GroupPagePermission.objects.create(group=group, page=page, permission=right)
    for collection in (Collection.get_first_root_node(), world.b.collection, world.a.collection):
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=file
        )
    for place in (world.a, world.b):
        GroupSitePermission.objects.create(group=group, site=place.site, permission=villages)
    group.permissions.add(Permission.objects.get(codename="change_user"))


@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_syncing_takes_away_what_the_data_does_not_say(world, role):
    before = all_rights()
    give_by_hand(world, world.a.groups[role])
    assert all_rights() != before
    call_command("sync_sites", stdout=io.StringIO(), stderr=io.StringIO())
    assert all_rights() == before


def test_a_role_that_lost_a_right_loses_it_on_open_sites(world, monkeypatch):
    roles = (EDITOR.__class__("editor", ("add",), ("choose",)),)
    monkeypatch.setattr("communes.provisioning.COMMUNE_ROLES", roles)
    open_commune(CommuneSpec("Xã An Bình", "a.test", 80))
    pages, files, _sites, general = rights_of(world.a.groups["editor"])
    assert {codename for _page, codename in pages} == {"add_page"}
    assert {codename for _row, codename in files} == {"choose_image", "choose_document"}
    assert general == {"access_admin"}
    # Homes of every language, also where they were not named.
    assert {page for page, _codename in pages} == {home.pk for home in world.a.homes.values()}


def test_groups_and_rights_that_are_nobodys_role_stay(world):
    own = Group.objects.create(name="Kiểm tra")
    user = world.officer(world.a)
    user.groups.add(own)
    right = Permission.objects.get(codename="change_user")
    own.permissions.add(right)
    user.user_permissions.add(right)
    GroupPagePermission.objects.create(group=own, page=world.b.home, permission=right)
    call_command("sync_sites", stdout=io.StringIO())
    assert set(user.groups.all()) == {own, world.a.groups["editor"]}
    assert set(user.user_permissions.all()) == {right} == set(own.permissions.all())
    assert own.page_permissions.count() == 1


def test_a_renamed_collection_stays_the_communes(world):
    Collection.objects.filter(pk=world.a.collection.pk).update(name="Ảnh của xã")
    before, count = all_rights(), Collection.objects.count()
    call_command("sync_sites", stdout=io.StringIO())
    assert (all_rights(), Collection.objects.count()) == (before, count)


def test_closing_and_reopening_gives_the_very_same_rights(world):
    before = all_rights()
    close_commune(world.a.site)
    call_command("sync_sites", stdout=io.StringIO())
    assert not rights_of(world.a.groups["editor"])[0]
    reopen_commune(world.a.site)
    assert all_rights() == before


# Wagtail's own groups


def make_stock(name: str = "Editors", page: Page | None = None) -> Group:
    group = Group.objects.create(name=name)
    right = Permission.objects.get(codename="change_page")
    page = page or Page.get_first_root_node()
    GroupPagePermission.objects.create(group=group, page=page, permission=right)
    return group


def test_no_group_has_rights_on_every_site(world):
    assert not groups_open_everywhere()
    assert not Group.objects.filter(name__in=("Editors", "Moderators"))


def test_an_upgrade_removes_the_stock_groups_and_says_who_was_in_them(world):
    make_stock("Moderators")
    user = get_user_model().objects.create_user("quen")
    user.groups.add(make_stock())
    said = io.StringIO()
    call_command("migrate", stdout=said, verbosity=0)
    assert "“Editors”" in said.getvalue() and "1 accounts" in said.getvalue()
    assert not Group.objects.filter(name__in=("Editors", "Moderators"))
    assert get_user_model().objects.filter(pk=user.pk).exists()
    remove_stock_groups(again := io.StringIO())
    assert not again.getvalue()


def test_a_group_of_that_name_on_one_site_is_the_provinces_own(world):
    make_stock(page=world.a.home)
    remove_stock_groups(io.StringIO())
    assert Group.objects.filter(name="Editors").exists()


def test_syncing_warns_of_any_group_that_is_open_everywhere(world):
    make_stock("Nhóm lạ")
    said = io.StringIO()
    call_command("sync_sites", stdout=io.StringIO(), stderr=said)
    assert "Nhóm lạ" in said.getvalue()
