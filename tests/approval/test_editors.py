"""Where a commune has its editors' notices approved, only what is urgent goes out at once."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communes.announcements.models import AnnouncementPage
from communes.models import CommuneSettings
from tests.announcements.factories import announce
from tests.announcements.test_editing import add_url, form

LIST = "/admin/duyet/"

URGENT = {"urgent": "on", "until": "evening"}


@pytest.fixture
def strict(world):
    """Commune A asks; B doesn't."""
    CommuneSettings.objects.filter(site=world.a.site).update(editors_need_approval=True)


def only_page() -> AnnouncementPage:
    return AnnouncementPage.objects.get()


def send(desk, role="editor", action="action-submit", **fields):
    with desk.commit(execute=True):
        return desk.client(role).post(
            add_url(desk.world.a), form(**{action: "1", "urgency": "1", **fields}), follow=True
        )


def test_an_editor_sends_instead_of_publishing(world, desk, strict):
    desk.officer("approver")
    html = desk.client("editor").get(add_url(world.a)).content.decode()
    assert "Gửi duyệt" in html and 'name="action-publish"' not in html
    send(desk, action="action-publish")
    assert not only_page().live
    page = announce(world.a, live=False)
    bulk = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    desk.client("editor").post(bulk)
    assert not AnnouncementPage.objects.get(pk=page.pk).live


def test_it_waits_for_who_approves_and_not_for_editors(world, desk, strict):
    desk.officer("approver")
    send(desk)
    page = only_page()
    assert not page.live and page.workflow_in_progress
    assert [message.to[0].partition("@")[0] for message in mail.outbox] == ["xa-an-binh-approver"]
    screen = f"{LIST}{page.current_workflow_task_state.pk}/"
    assert screen in desk.client("approver").get(LIST).content.decode()
    assert desk.client("editor").get(screen).status_code == 404
    answer = {"do": "approve", "revision": page.latest_revision_id}
    assert desk.client("editor").post(screen, answer).status_code == 404
    desk.client("approver").post(screen, answer)
    assert only_page().live


def test_what_is_urgent_goes_out_at_once_and_is_looked_at_afterwards(world, desk, strict):
    desk.officer("approver")
    asked = send(desk, **URGENT).content.decode()
    assert "Dải đỏ sẽ hiện" in asked and not AnnouncementPage.objects.exists()
    html = send(desk, **URGENT, confirmed="1").content.decode()
    page = only_page()
    assert "Đã đăng ngay vì khẩn cấp" in html
    assert page.live and page.workflow_in_progress
    (message,) = mail.outbox
    assert "khẩn" in message.subject.lower()
    state = page.current_workflow_task_state
    shown = desk.client("approver").get(f"{LIST}{state.pk}/").content.decode()
    assert "bà con đang thấy" in shown and "Đã xem, giữ nguyên" in shown
    # A wrong one is corrected by who wrote it, before anybody looked.
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert 'name="correction"' in desk.client("editor").get(edit).content.decode()
    desk.client("approver").post(
        f"{LIST}{state.pk}/", {"do": "approve", "revision": page.latest_revision_id}
    )
    assert only_page().live and not only_page().workflow_in_progress


def test_a_contributors_urgent_words_wait(world, desk, strict):
    send(desk, role="contributor", **URGENT)
    assert not only_page().live and only_page().workflow_in_progress


def test_approvers_other_pages_and_other_communes_are_as_before(world, desk, strict):
    for role, place in (("approver", world.a), ("admin", world.a), ("editor", world.b)):
        html = desk.client(role, place).get(add_url(place)).content.decode()
        assert 'name="action-publish"' in html
    other = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", world.a.home.pk])
    assert 'name="action-publish"' in desk.client("editor").get(other).content.decode()


def test_only_the_communes_administrator_decides_that(world, desk):
    url = reverse("wagtailsettings:edit", args=["communes", "communesettings", world.a.site.pk])
    assert "editors_need_approval" in desk.client("admin").get(url).content.decode()
    assert desk.client("editor").get(url).status_code == 302


def test_a_long_list_asks_once(world, strict):
    pages = [announce(world.a, f"Họp {number}") for number in range(5)]
    user = world.officer(world.a)
    with CaptureQueriesContext(connection) as captured:
        assert not any(page.permissions_for_user(user).can_publish() for page in pages)
    asked = ["editors_need_approval" in one["sql"] for one in captured]
    assert sum(asked) == 1
