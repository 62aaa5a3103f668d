"""A commune that no longer exists keeps its site, to be read, and leads on."""

import pytest
from django.core.management import CommandError, call_command

from communes.questions.models import Question
from home.provisioning import sync_sites
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


def test_only_a_commune_is_closed(world):
    for host in (world.portal.site.hostname, "khong.test"):
        with pytest.raises(CommandError):
            call_command("close_commune", host)
