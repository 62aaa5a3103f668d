"""A commune that no longer exists keeps its site, to be read, and leads on."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Revision

from communes.models import CommuneSettings
from communes.questions.models import Question
from communes.units.models import AdministrativeUnit, UnitSuccession
from home.provisioning import sync_sites
from portal.votes.models import PageVotes
from tests.lifecycle.pages import add_notice, section_of


@pytest.fixture
def closed(world):
    notice = add_notice(world.a.home)
    call_command("close_commune", world.a.site.hostname)
    return notice


def test_its_pages_are_read_and_each_says_so(world, closed):
    for path in ("/", "/thong-bao/", "/thong-bao/hop-xom/", "/tim-kiem/?q=hop"):
        response = world.get(world.a.site, path)
        assert response.status_code == 200
        assert "Xã này không còn nữa" in response.content.decode(), path
    assert "Xã này không còn nữa" not in world.get(world.b.site).content.decode()


def test_nobody_of_the_commune_edits(world, closed):
    for role in ("contributor", "editor", "approver", "admin"):
        client = world.admin_client(world.officer(world.a, role))
        for path in (f"{closed.pk}/edit/", f"{closed.pk}/unpublish/", f"{closed.pk}/delete/"):
            assert client.post(f"/admin/pages/{path}", {"title": "x"}).status_code in (302, 403)
        add = f"/admin/pages/add/announcements/announcementpage/{section_of(world.a.home).pk}/"
        assert client.get(add).status_code in (302, 403)
    closed.refresh_from_db()
    assert closed.live and closed.title != "x"
    other = world.admin_client(world.officer(world.b, "editor"))
    assert other.get(f"/admin/pages/{section_of(world.b.home).pk}/edit/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_questions_are_refused_with_a_sentence_that_leads_on(world, closed, method):
    path = "/hoi-dap/gui-cau-hoi/"
    from communes.questions.models import QuestionIndexPage

    section = QuestionIndexPage.objects.descendant_of(world.a.home).get()
    path = f"/{section.slug}/gui-cau-hoi/"
    response = (
        world.get(world.a.site, path)
        if method == "get"
        else world.post(world.a.site, path, {"text": "Hỏi"})
    )
    text = response.content.decode()
    assert response.status_code == 403
    assert "không nhận câu hỏi nữa" in text and "closed-site" in text
    assert not Question.objects.exists()


def test_it_stays_closed_when_sites_are_synced_and_opens_again(world, closed):
    list(sync_sites())
    editor = world.admin_client(world.officer(world.a, "editor"))
    assert editor.get(f"/admin/pages/{closed.pk}/edit/").status_code == 302
    call_command("close_commune", world.a.site.hostname, "--reopen")
    assert editor.get(f"/admin/pages/{closed.pk}/edit/").status_code == 200
    assert "closed-site" not in world.get(world.a.site).content.decode()


def test_another_slug_of_its_home_keeps_nothing_open(world):
    notice = add_notice(world.a.home)
    world.a.home.slug = "xa-doi-ten"
    world.a.home.save()
    call_command("close_commune", world.a.site.hostname)
    list(sync_sites())
    editor = world.admin_client(world.officer(world.a, "editor"))
    assert editor.get(f"/admin/pages/{notice.pk}/edit/").status_code == 302
    assert not Group.objects.filter(name__startswith="xa-doi-ten").exists()
    call_command("close_commune", world.a.site.hostname, "--reopen")
    assert editor.get(f"/admin/pages/{notice.pk}/edit/").status_code == 200
    assert not Group.objects.filter(name__startswith="xa-doi-ten").exists()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nobody_changes_the_slug_of_a_home(world, language):
    home = world.a.homes[language]
    admin = world.admin_client(world.officer(world.a, "admin"))
    response = admin.get(f"/admin/pages/{home.pk}/edit/")
    assert response.status_code == 200
    assert "slug" not in response.context["form"].fields


def test_what_was_to_be_published_later_is_not(world):
    notice = add_notice(world.a.home)
    notice.title, notice.go_live_at = "Sau này", timezone.now() + timedelta(hours=1)
    notice.save_revision().publish()
    call_command("close_commune", world.a.site.hostname)
    assert not Revision.page_revisions.filter(approved_go_live_at__isnull=False).exists()


def test_only_a_commune_is_closed(world):
    for host in (world.portal.site.hostname, "khong.test"):
        with pytest.raises(CommandError):
            call_command("close_commune", host)


def test_it_takes_no_opinions(world, closed):
    page = "/thong-bao/hop-xom/"
    assert "danh-gia" not in world.get(world.a.site, page).content.decode()
    response = world.post(world.a.site, f"/danh-gia/{closed.pk}/", {"opinion": "helped"})
    assert response.status_code == 403
    assert "đã đóng" in response.content.decode()
    assert not PageVotes.objects.exists()
    call_command("close_commune", world.a.site.hostname, "--reopen")
    assert "danh-gia" in world.get(world.a.site, page).content.decode()
    world.post(world.a.site, f"/danh-gia/{closed.pk}/", {"opinion": "helped"})
    assert PageVotes.objects.exists()


def test_the_portal_marks_it_and_offers_it_to_nobody_who_asks(world, closed):
    directory = world.get(world.portal.site, "/chon-xa-cua-ban/").content.decode()
    assert directory.count("Không còn nữa") == 1
    assert "a.test" in directory
    asking = world.get(world.portal.site, "/hoi-dap/gui-cau-hoi/").content.decode()
    assert "b.test/hoi-dap/" in asking and "a.test/hoi-dap/" not in asking


def test_every_page_names_the_unit_that_took_over(world, closed):
    units = [
        AdministrativeUnit.objects.create(
            name=name, unit_type="xa", gso_code=code, valid_from=date(2000, 1, 1)
        )
        for name, code in (("An Bình", "99901"), ("Hoà Bình", "99902"))
    ]
    UnitSuccession.objects.create(
        predecessor=units[0], successor=units[1], effective_date=date(2025, 7, 1), kind="merge"
    )
    settings = CommuneSettings.objects.get(site=world.a.site)
    settings.unit = units[0]
    settings.save()
    for path in ("/", "/thong-bao/hop-xom/"):
        html = world.get(world.a.site, path).content.decode()
        assert "Xã này nay là xã Hoà Bình".lower() in html.lower()
        assert "Xã này không còn nữa" not in html
    assert "Không còn nữa" not in world.get(world.portal.site, "/chon-xa-cua-ban/").content.decode()
