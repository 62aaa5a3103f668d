"""Opening communes: complete, repeatable, all or nothing, many at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, connections
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
)

from communes.models import CommuneHomePage, CommuneSettings
from communes.provisioning import CommuneSpec, open_commune
from home.models import ProvinceHomePage
from home.provisioning import setup_portal
from portal.core.models import IdentitySettings


def test_a_new_commune_has_home_sections_settings_and_groups(world):
    commune = open_commune(CommuneSpec("Xã Cẩm Đường", "c.test", 80, theme="sen"))
    assert commune.site.root_page_id == commune.home.pk
    assert commune.home.depth == world.portal.home.depth == 2
    assert commune.home.slug == "xa-cam-duong"
    sections = commune.home.get_descendants().live()
    assert 8 <= sections.count() + 1 <= 30
    assert all(page.live for page in sections)
    assert commune.site.identitysettings.theme == "sen"
    assert CommuneSettings.objects.filter(site=commune.site).exists()
    assert set(commune.groups) == {"contributor", "editor", "approver", "admin"}


def test_opening_again_changes_nothing_and_keeps_what_editors_wrote(world):
    def count():
        models = (
            Page,
            Site,
            Collection,
            GroupPagePermission,
            GroupCollectionPermission,
            GroupSitePermission,
        )
        return [model.objects.count() for model in models]

    IdentitySettings.objects.filter(site=world.a.site).update(tagline="Miền tây xứ Nghệ")
    before = count()
    open_commune(CommuneSpec("Xã An Bình", "a.test", 80, languages=("en",), tagline="Khác"))
    assert count() == before
    assert IdentitySettings.objects.get(site=world.a.site).tagline == "Miền tây xứ Nghệ"


def test_a_lost_section_comes_back(world):
    lost = world.b.home.get_children().last()
    lost.delete()
    open_commune(CommuneSpec("Xã Bình Minh", "b.test", 80))
    world.b.home.refresh_from_db()
    assert world.b.home.get_children().filter(slug=lost.slug).exists()


def test_english_sections_have_english_titles_and_rights(world):
    english = world.a.homes["en"]
    titles = set(english.get_children().values_list("title", flat=True))
    assert {"Announcements", "Work schedule", "Questions and answers"} <= titles
    granted = GroupPagePermission.objects.filter(group=world.a.groups["editor"])
    assert {row.page_id for row in granted} == {world.a.home.pk, english.pk}


def test_rights_stay_on_the_communes_own_things(world):
    for group in world.a.groups.values():
        pages = GroupPagePermission.objects.filter(group=group).values_list("page", flat=True)
        sites = GroupSitePermission.objects.filter(group=group).values_list("site", flat=True)
        files = GroupCollectionPermission.objects.filter(group=group)
        assert set(pages) <= {home.pk for home in world.a.homes.values()}
        assert set(sites) <= {world.a.site.pk}
        assert {row.collection_id for row in files} == {world.a.collection.pk}
        codenames = set(group.permissions.values_list("codename", flat=True))
        assert codenames <= {"access_admin", "submit_translation"}


def test_syncing_completes_every_site_and_nothing_else(world, capsys):
    lost = world.a.homes["en"].get_children().last()
    lost.delete()
    GroupPagePermission.objects.filter(group=world.b.groups["editor"]).delete()
    before = Site.objects.count(), Collection.objects.count(), Group.objects.count()
    call_command("sync_sites")
    assert world.a.homes["en"].get_children().filter(slug=lost.slug).exists()
    granted = GroupPagePermission.objects.filter(group=world.b.groups["editor"])
    assert {row.page_id for row in granted} == {world.b.home.pk}
    assert (Site.objects.count(), Collection.objects.count(), Group.objects.count()) == before
    assert capsys.readouterr().out.count("http://") == Site.objects.count()


def test_a_failed_opening_leaves_nothing(world):
    before = Page.objects.count(), Site.objects.count()
    with pytest.raises(ValidationError):
        open_commune(CommuneSpec("Xã Trùng Tên Miền", "b.test", 80))
    assert (Page.objects.count(), Site.objects.count()) == before
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_command_opens_a_commune(world, capsys):
    call_command("open_commune", "Xã Đông Lộc", "dongloc.test", port=80, theme="bien")
    assert "http://dongloc.test/" in capsys.readouterr().out
    assert CommuneHomePage.objects.filter(slug="xa-dong-loc", live=True).exists()


def test_the_command_says_what_is_wrong(world):
    with pytest.raises(CommandError, match="99999"):
        call_command("open_commune", "Xã X", "x.test", unit="99999")
    with pytest.raises(CommandError):
        call_command("open_commune", "Xã X", "b.test", port=80)


def test_setup_portal_makes_an_empty_province(world):
    assert world.portal.site.is_default_site
    assert isinstance(world.portal.home, ProvinceHomePage)
    assert setup_portal("tinh.test", 80).home.pk == world.portal.home.pk
    assert not Page.objects.filter(title__startswith="Welcome").exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_fifty_communes_open_at_once():
    """On SQLite a few, as one writer at a time is its nature; on PostgreSQL fifty."""
    many = 50 if connection.vendor == "postgresql" else 4
    setup_portal("tinh.test", 80)

    def open_one(number):
        try:
            return open_commune(CommuneSpec(f"Xã Số {number}", f"s{number}.test", 80)).site.pk
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        sites = [open_one(number) for number in range(many)]
    else:
        with ThreadPoolExecutor(max_workers=many) as pool:
            sites = list(pool.map(open_one, range(many)))
    assert len(set(sites)) == many
    homes = CommuneHomePage.objects.filter(slug__startswith="xa-so-")
    assert homes.count() == many
    assert len({home.get_descendants().count() for home in homes}) == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_sections_are_found_again_whatever_editors_call_them(world):
    before = Page.objects.count()
    for page in [*world.a.home.get_children(), *world.b.home.get_children()]:
        page.slug, page.title = f"{page.slug}-moi", f"{page.title} mới"
        page.save()
    open_commune(CommuneSpec("Xã An Bình", "a.test", 80, languages=("en",)))
    open_commune(CommuneSpec("Xã Bình Minh", "b.test", 80))
    assert Page.objects.count() == before
