"""Officers read comments: they show, hide and group them, of their own commune alone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communes.consultations.choices import HiddenReason, Purpose, Status
from communes.consultations.models import Comment, ConsultationPage
from portal.core.typed.phones import grouped_phone
from portal.desk.desk import Desk
from portal.privacy.models import AccessRecord
from tests.consultations.factories import (
    CONTACT,
    NAME,
    PHONE,
    TEXT,
    answered,
    comment_on,
    ended,
    put_up,
)
from tests.consultations.test_pages import read

LIST = "/admin/gop-y-gui-den/"
SHOWN_PHONE = grouped_phone(PHONE)


def desk(comment) -> str:
    return f"{LIST}{comment.pk}/"


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def comment(world, draft):
    return comment_on(draft, world.a.site, name=NAME, showing=Purpose.NAME, contact=CONTACT)


def test_officers_see_their_own_communes_comments_alone(world, comment, editor):
    there = comment_on(put_up(world.b), world.b.site, "Lời của xã B")
    html = editor.get(LIST).content.decode()
    assert TEXT in html and "Lời của xã B" not in html
    # To look at a list changes nothing.
    assert set(Comment.objects.values_list("status", flat=True)) == {Status.WAITING}
    assert editor.get(desk(comment)).status_code == 200
    assert editor.get(desk(there)).status_code == 404
    assert editor.post(desk(there), {"do": "show"}).status_code == 404
    assert world.admin_client(world.officer(world.a, "contributor")).get(LIST).status_code == 302
    filtered = editor.get(LIST, {"consultation": there.consultation_id}).content.decode()
    assert "Lời của xã B" not in filtered
    assert Comment.objects.get(pk=there.pk).status == Status.WAITING


def test_the_list_costs_the_same_for_many(world, draft, editor):
    def sql(many: int) -> int:
        for number in range(many):
            comment_on(draft, world.a.site, f"Lời {number}")
        editor.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    assert sql(1) == sql(12)


def test_a_comment_is_shown_with_one_press_and_the_next_comes(world, draft, comment, editor):
    following = comment_on(draft, world.a.site, "Lời sau")
    response = editor.post(desk(comment), {"do": "show"})
    assert response["Location"] == desk(following)
    comment.refresh_from_db()
    assert (comment.status, comment.decided_by.username) == (Status.SHOWN, "xa-an-binh-editor")
    html = editor.get(LIST).content.decode()
    assert "Hiện góp ý" in html
    response = editor.post(desk(following), {"do": "show", "stay": "1"})
    assert response["Location"].startswith(f"{LIST}?consultation=")
    assert NAME in read(world, draft)


def test_it_is_hidden_with_a_reason_that_its_author_reads(world, draft, comment, editor):
    html = editor.post(desk(comment), {"do": "hide"}).content.decode()
    assert "Chọn lý do không hiện." in html
    assert "Người gửi không muốn hiện nữa" not in html
    editor.post(desk(comment), {"do": "hide", "reason": HiddenReason.OFF_TOPIC})
    comment.refresh_from_db()
    assert comment.status == Status.HIDDEN
    receipt = f"/gop-y-du-thao/{draft.slug}/gop-y/{comment.code}/"
    assert "Không nói về dự thảo này" in world.get(world.a.site, receipt).content.decode()


def test_what_its_author_wants_hidden_can_only_be_grouped(world, draft, editor):
    comment = comment_on(draft, world.a.site, showing=None)
    assert 'value="show"' not in editor.get(desk(comment)).content.decode()
    message = editor.post(desk(comment), {"do": "show"}, follow=True).content.decode()
    assert "Người gửi không muốn đăng góp ý này" in message
    assert Comment.objects.get().status == Status.WAITING


def test_a_new_group_begins_in_the_draft_of_the_answer(world, comment, editor):
    page = comment.consultation
    editor.post(desk(comment), {"do": "group", "new_theme": "Miễn phí cho hộ nghèo"})
    comment.refresh_from_db()
    assert comment.status == Status.GROUPED
    newest = ConsultationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    [group] = newest.groups.all()
    assert (group.theme, group.translation_key) == ("Miễn phí cho hộ nghèo", comment.theme_key)
    assert not ConsultationPage.objects.get(pk=page.pk).groups.exists()
    # The next one is put into it, and once it is published both are counted.
    second = comment_on(page, world.a.site, "Hộ nghèo xin miễn")
    assert "Miễn phí cho hộ nghèo" in editor.get(desk(second)).content.decode()
    editor.post(desk(second), {"do": "group", "theme": str(group.translation_key)})
    group.verdict, group.reason = "accepted", "Xã bổ sung điều 5."
    newest.groups = [group]
    newest.closes_on = newest.opens_on
    newest.results = "<p>Đã tiếp thu.</p>"
    newest.save_revision().publish()
    html = read(world, ConsultationPage.objects.get(pk=page.pk))
    assert "Miễn phí cho hộ nghèo" in html and "2 góp ý" in html


def test_a_group_is_one_of_this_draft(world, comment, editor):
    other = answered(world.b, groups=(("Của xã B", "accepted", "Được"),)).groups.first()
    for data in ({"theme": str(other.translation_key)}, {}, {"theme": "x"}, {"new_theme": " "}):
        editor.post(desk(comment), {"do": "group"} | data)
        assert Comment.objects.get(pk=comment.pk).status == Status.WAITING


def test_a_contact_is_shown_on_demand_and_each_look_is_logged(world, comment, editor):
    html = editor.get(desk(comment)).content.decode()
    assert "Xem cách liên hệ" in html
    assert SHOWN_PHONE not in html and PHONE not in html
    assert not AccessRecord.objects.exists()
    html = editor.post(desk(comment), {"do": "contact"}).content.decode()
    assert SHOWN_PHONE in html
    assert AccessRecord.objects.get().thing == comment.code


def test_a_comment_that_was_taken_back_is_left_alone(comment, editor):
    comment.withdraw()
    html = editor.post(desk(comment), {"do": "show"}, follow=True).content.decode()
    assert "Người gửi đã rút góp ý này." in html
    assert Comment.objects.get().status == Status.WITHDRAWN


def test_a_wrong_step_is_refused(comment, editor):
    assert editor.post(desk(comment), {"do": "x"}).status_code in (302, 403)
    assert editor.get(LIST, {"status": "x", "consultation": "y", "q": "z"}).status_code == 200


def test_the_desk_tells_what_waits_in_no_query_of_its_own(
    world, comment, django_assert_num_queries
):
    put_up(world.a, "Sắp hết hạn", days=-5, lasts=7)
    put_up(world.a, "Còn lâu", lasts=30)
    ended(world.a)
    answered(world.a)
    comment_on(put_up(world.b), world.b.site, "Của xã B")
    user = world.officer(world.a)
    desk = Desk(user)
    told = [row.text for row in desk.waiting(desk.places[0])]
    assert "1 góp ý dự thảo chưa ai xem" in told
    assert "1 dự thảo còn nhiều nhất 3 ngày lấy ý kiến" in told
    assert "1 dự thảo đã hết hạn góp ý, chưa đăng trả lời" in told
    from communes.consultations.desk import desk_parts

    with django_assert_num_queries(0):
        list(desk_parts(desk))


def test_the_list_of_drafts_leads_to_their_comments(world, draft, comment, editor):
    url = reverse("consultations:index")
    html = editor.get(url).content.decode()
    assert draft.title in html
    assert re.search(rf'href="{LIST}\?consultation={draft.pk}"[^>]*>1</a>', html)
    assert draft.title not in editor.get(url, {"stage": "closed"}).content.decode()
    assert put_up(world.b, "Của xã B").title not in editor.get(url).content.decode()
