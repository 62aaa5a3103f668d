"""A draft is sent, looked at, and published or sent back, by its own commune alone."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowState

from communes.announcements.models import AnnouncementPage
from communes.provisioning import CommuneSpec, open_commune
from portal.approval.models import PublisherApproval
from portal.approval.provisioning import ask_for_approval
from tests.announcements.factories import section

LIST = "/admin/duyet/"


def screen(state) -> str:
    return f"{LIST}{state.pk}/"


def page_of(state) -> Page:
    return AnnouncementPage.objects.get(pk=state.workflow_state.object_id)


def decide(client, state, do="approve", **more):
    seen = page_of(state).latest_revision_id
    return client.post(screen(state), {"do": do, "revision": seen, **more})


def test_a_contributor_sends_and_an_editor_publishes(world, desk):
    add = reverse(
        "wagtailadmin_pages:add",
        args=["announcements", "announcementpage", section(world.a).pk],
    )
    html = desk.client("contributor").get(add).content.decode()
    assert "Gửi duyệt" in html and "action-publish" not in html
    html = desk.client("editor").get(add).content.decode()
    assert "Gửi duyệt" not in html and "action-publish" in html


@pytest.mark.parametrize("role", ["approver", "admin", "editor"])
def test_who_publishes_looks_and_approves(world, desk, role):
    state = desk.send()
    client = desk.client(role)
    assert screen(state) in client.get(LIST).content.decode()
    html = client.get(screen(state)).content.decode()
    assert "Họp xóm 3" in html and "Duyệt và đăng" in html
    preview = reverse(
        "wagtailadmin_pages:workflow_preview", args=[page_of(state).pk, state.task_id]
    )
    assert "Mời bà con." in client.get(preview).content.decode()
    assert decide(client, state).url == LIST
    assert page_of(state).live
    assert screen(state) not in client.get(LIST).content.decode()


def test_approvers_are_told_and_then_the_writer(world, desk):
    for role in ("editor", "approver", "admin"):
        desk.officer(role)
    desk.officer("approver", world.b)
    state = desk.send()
    told = {message.to[0].partition("@")[0].rpartition("-")[2] for message in mail.outbox}
    assert told == {"approver", "admin"} and len(mail.outbox) == 2
    assert "Họp xóm 3" in mail.outbox[0].subject and screen(state) in mail.outbox[0].body
    mail.outbox.clear()
    decide(desk.client("approver"), state)
    assert [message.to for message in mail.outbox] == [[desk.officer("contributor").email]]
    assert "Họp xóm 3" in mail.outbox[0].subject and "Wagtail" not in mail.outbox[0].body


def test_where_nobody_approves_editors_are_told(world, desk):
    desk.officer("editor")
    desk.send()
    assert [message.to[0].partition("@")[0] for message in mail.outbox] == ["xa-an-binh-editor"]


def test_who_wants_no_mail_gets_none(world, desk):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(desk.officer("approver"))
    profile.submitted_notifications = False
    profile.save()
    desk.send()
    assert not mail.outbox


def test_sending_back_needs_a_reason_and_the_writer_sends_again(world, desk):
    state = desk.send()
    client = desk.client("approver")
    html = decide(client, state, "send_back", comment=" ").content.decode()
    assert "cần sửa gì" in html and mail.outbox == []
    assert decide(client, state, "send_back", comment="Ghi rõ giờ họp").url == LIST
    assert not page_of(state).live
    (message,) = mail.outbox
    assert message.to == [desk.officer("contributor").email]
    assert "Ghi rõ giờ họp" in message.body
    writer = desk.client("contributor")
    html = writer.get(reverse("wagtailadmin_pages:edit", args=[page_of(state).pk])).content.decode()
    assert "Ghi rõ giờ họp" in html and "Gửi duyệt" in html
    page_of(state).current_workflow_state.resume(desk.officer("contributor"))
    assert page_of(state).workflow_in_progress


def test_the_editor_of_pages_sends_nothing_back_without_a_reason(world, desk):
    state = desk.send()
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page_of(state).pk, "reject", state.pk]
    )
    desk.client("approver").post(url, {"comment": ""})
    assert page_of(state).workflow_in_progress
    desk.client("approver").post(url, {"comment": "Thiếu giờ"})
    assert page_of(state).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
def test_no_other_commune_meets_it(world, desk, role):
    state = desk.send(title="Việc kín của An Bình")
    client = desk.client(role, world.b)
    for response in (client.get(screen(state)), decide(client, state)):
        assert response.status_code in (302, 404)
        assert "Việc kín" not in response.content.decode()
    listed = client.get(LIST, follow=True).content.decode()
    assert "Việc kín" not in listed
    assert not page_of(state).live


def test_a_contributor_approves_nothing(world, desk):
    state = desk.send()
    client = desk.client("contributor")
    assert client.get(LIST).status_code == 302
    assert decide(client, state).status_code == 302
    assert not page_of(state).live and page_of(state).workflow_in_progress
    assert LIST not in client.get("/admin/").content.decode()


def test_what_changed_meanwhile_is_looked_at_again(world, desk):
    state = desk.send()
    client, seen = desk.client("approver"), page_of(state).latest_revision_id
    page = page_of(state)
    page.title = "Họp xóm 4"
    page.save_revision(user=desk.officer("admin"))
    answer = client.post(screen(state), {"do": "approve", "revision": seen})
    assert answer.url == screen(state) and not page_of(state).live
    assert "Họp xóm 4" in client.get(answer.url).content.decode()


def test_what_breaks_the_rules_is_not_published(world, desk):
    state = desk.send(action_heading="Làm ngay")
    answer = decide(desk.client("approver"), state)
    assert "Ghi việc cần làm" in answer.content.decode()
    assert not page_of(state).live


def test_faults_of_a_draft_are_told_and_it_waits_on(world, desk):
    """Also those of a part of its text, and by Wagtail's own way of approving."""
    block = {"type": "alert", "value": {"level": "info", "heading": "", "text": "Chú ý"}}
    state = desk.send(title="Dài " * 25, body=[(block["type"], block["value"])])
    client = desk.client("approver")
    html = decide(client, state).content.decode()
    assert "Rút tiêu đề còn tối đa 90 ký tự." in html and "Nội dung: " in html
    assert not page_of(state).live and page_of(state).workflow_in_progress
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page_of(state).pk, "approve", state.pk]
    )
    assert client.post(url).status_code == 302
    assert not page_of(state).live and page_of(state).workflow_in_progress


def test_two_who_decide_at_once_publish_once(world, desk):
    state = desk.send()
    assert decide(desk.client("approver"), state).url == LIST
    for request in ("get", "post"):
        assert getattr(desk.client("admin"), request)(screen(state)).url == LIST


def test_an_empty_list_says_so(world, desk):
    assert "Không có bài nào chờ bạn" in desk.client("approver").get(LIST).content.decode()


def test_the_list_and_the_dashboard_cost_the_same_among_more_communes(world, desk):
    desk.send()
    client = desk.client("approver")

    def cost(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    before = {path: cost(path) for path in (LIST, "/admin/")}
    for number in range(4):
        other = open_commune(CommuneSpec(f"Xã Số {number}", f"s{number}.test", 80))
        desk.send(place=other)
    assert {path: cost(path) for path in before} == before


def test_opening_again_makes_no_second_step(world):
    ask_for_approval([world.a.home])
    assert PublisherApproval.objects.count() == Workflow.objects.count() == 1
    assert not GroupApprovalTask.objects.exists()
    assert world.a.homes["en"].get_workflow() == world.b.home.get_workflow() is not None
    assert world.portal.home.get_workflow() is None


def test_the_desk_tells_who_approves_and_whose_draft_came_back(world, desk):
    state = desk.send()
    home = "/admin/"
    assert "1 bài chờ bạn duyệt" in desk.client("approver").get(home).content.decode()
    for other in (desk.client("contributor"), desk.client("approver", world.b)):
        assert "chờ bạn duyệt" not in other.get(home).content.decode()
    decide(desk.client("approver"), state, "send_back", comment="Thiếu giờ")
    assert "1 bài được trả lại" in desk.client("contributor").get(home).content.decode()
    assert "chờ bạn duyệt" not in desk.client("approver").get(home).content.decode()
