"""Two officers at one page see each other, and neither writes over the other unawares."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin.models import EditingSession

from tests.lifecycle.pages import add_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(world):
    page = add_notice(world.a.home)
    page.save_revision()
    return page


@pytest.fixture
def officers(world):
    """An editor and an approver of commune A, as readers of a screen know them."""
    found = []
    for role, name in (("editor", "Lò Văn Biên"), ("approver", "Vi Thị Duyệt")):
        user = world.officer(world.a, role)
        user.last_name, user.first_name = name.rsplit(" ", 1)
        user.save()
        found.append(user)
    return found


def open_editor(client, page) -> str:
    """Where the editor's browser asks, at once and every few seconds, who else is there."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    asking = BeautifulSoup(html, "html.parser").select_one("#w-editing-sessions").parent
    return asking["data-w-swap-src-value"]


def ask_again(client, ping, revision) -> str:
    answer = client.post(ping, {"revision_id": revision.pk})
    assert answer.status_code == 200
    return answer.json()["html"]


def test_who_opens_a_page_sees_who_is_there_and_what_was_saved(world, notice, officers):
    editor, approver = officers
    mine, theirs = map(world.admin_client, officers)
    first = notice.latest_revision
    here = open_editor(mine, notice)
    assert approver.first_name not in ask_again(mine, here, first)
    there = open_editor(theirs, notice)
    assert editor.first_name in ask_again(theirs, there, first)
    assert approver.first_name in ask_again(mine, here, first)
    notice.save_revision(user=approver)
    told = ask_again(mine, here, first)
    assert "đã lưu phiên bản mới" in told and approver.first_name in told


def test_nobody_of_another_commune_is_told_who_works_there(world, notice, officers):
    open_editor(world.admin_client(officers[0]), notice)
    session = EditingSession.objects.get()
    stranger = world.admin_client(world.officer(world.b, "admin"))
    url = f"/admin/editing-sessions/ping/announcements/announcementpage/{notice.pk}/{session.pk}/"
    answer = stranger.post(url)
    assert answer.status_code in (302, 404)
    assert EditingSession.objects.get().user == officers[0]
