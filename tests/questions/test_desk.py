"""The officers' side: who sees what, and what each step does."""

import json
import re

import pytest

from communes.questions.models import Question, QuestionPage
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT

LIST = "/admin/questions/"


def desk(question):
    return f"/admin/questions/{question.pk}/"


def menu_label(text):
    """The sidebar is JSON."""
    return json.dumps(text).strip('"')


def rich(text):
    """What the rich text editor sends."""
    block = {"key": "a", "type": "unstyled", "text": text, "depth": 0, "data": {}}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def answer_data(**changes):
    content = {
        "answer": rich("Mang giấy chứng sinh."),
        "answered_post": "Công chức Tư pháp – Hộ tịch",
        "subject": "Khai sinh cần giấy tờ gì?",
        "public_text": "Khai sinh cho con cần mang giấy tờ gì?",
        "topic": "",
        "do": "preview",
    }
    return content | changes


def publish(client, question, **changes):
    """As an officer does: looks at the page, then presses “Đăng”."""
    data = answer_data(**changes)
    response = client.post(desk(question), data)
    version = re.search(r'name="version" value="([^"]+)"', response.content.decode())
    assert version, "The page is not shown."
    return client.post(desk(question), data | {"do": "publish", "version": version[1]})


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def test_staff_find_their_questions_with_deadlines(world, editor, make_question):
    mine, foreign = make_question(text="Câu hỏi của xã A đây"), make_question(world.b)
    html = editor.get(LIST).content.decode()
    assert mine.code in html and "Câu hỏi của xã A đây" in html
    assert foreign.code not in html
    for private in (NAME, PHONE, EMAIL, "Bình Minh", "xa-binh-minh"):
        assert private not in html
    assert menu_label("Câu hỏi đến (1)") in editor.get("/admin/").content.decode()


@pytest.mark.parametrize(
    "query",
    ["status=received", "when=late", "when=week", "when=open", "topic=x", "status=zz", "q=HD"]
    + ["ordering=-due_on", "ordering=zz", "p=99", "export=csv"],
)
def test_filters_show_only_own_questions(world, editor, make_question, query):
    make_question()
    foreign = make_question(world.b, text="Bí mật của xã B nhé")
    for path in (LIST, f"{LIST}results/"):
        response = editor.get(f"{path}?{query}")
        body = b"".join(response) if response.streaming else response.content
        assert response.status_code == 200
        assert foreign.code not in body.decode() and "Bí mật của xã B" not in body.decode()


def test_overdue_questions_can_be_filtered(world, editor, make_question):
    from datetime import timedelta

    from django.utils import timezone

    late = make_question(at=timezone.now() - timedelta(days=60))
    fresh = make_question()
    html = editor.get(f"{LIST}?when=late").content.decode()
    assert late.code in html and fresh.code not in html
    assert "Quá hạn" in html


def test_staff_see_the_asker_and_may_act(world, editor, make_question):
    html = editor.get(desk(make_question())).content.decode()
    for shown in (TEXT, NAME, "tel:+84912345678", EMAIL, "Xem trước khi đăng", "Trả lời riêng"):
        assert shown in html
    assert "xa-binh-minh" not in html


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_staff_of_another_commune_can_do_nothing(world, make_question, role):
    question = make_question()
    client = world.admin_client(world.officer(world.b, role))
    assert client.get(desk(question)).status_code == 404
    assert TEXT not in client.get(LIST).content.decode()
    for do in ("assign", "publish", "private", "draft", "reject", "transfer"):
        assert client.post(desk(question), answer_data(do=do)).status_code == 404
    for verb in ("edit", "delete", "history", "usage", "copy", "inspect"):
        assert client.get(f"{LIST}{verb}/{question.pk}/").status_code == 404
    question.refresh_from_db()
    assert question.status == "received" and not question.answer


def test_contributors_have_no_questions(world, make_question):
    question = make_question()
    client = world.admin_client(world.officer(world.a, "contributor"))
    for path in (LIST, f"{LIST}results/", desk(question)):
        response = client.get(path)
        assert response.status_code in {302, 403, 404}
    assert client.post(desk(question), answer_data()).status_code in {302, 403, 404}
    assert menu_label("Câu hỏi đến") not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_the_province_sees_no_personal_data(world, make_question, role):
    question = make_question()
    client = world.admin_client(world.officer(world.portal, role))
    assert client.get(desk(question)).status_code == 404
    assert client.post(desk(question), answer_data()).status_code == 404
    html = client.get(LIST).content.decode()
    assert question.code not in html and TEXT not in html


def test_strangers_are_sent_to_log_in(world, make_question):
    response = world.get(world.portal.site, desk(make_question()))
    assert response.status_code == 302 and "login" in response["Location"]
    moved = world.get(world.a.site, LIST)
    assert moved["Location"].startswith("http://tinh.test")


def test_steps_need_a_token(world, make_question):
    from django.test import Client

    question = make_question()
    client = Client(headers={"host": world.portal.site.hostname}, enforce_csrf_checks=True)
    client.force_login(world.officer(world.a))
    assert client.post(desk(question), answer_data()).status_code == 403


def test_a_question_goes_all_the_way_to_everyone(world, form_data, village, editor):
    world.post(world.a.site, "/hoi-dap/gui-cau-hoi/", form_data(village=village.pk))
    question = Question.objects.get()
    officer = world.officer(world.a)
    data = {"do": "assign", "assign-post": "Tư pháp – Hộ tịch", "assign-to": officer.pk}
    editor.post(desk(question), data)
    question.refresh_from_db()
    assert (question.status, question.assigned_to) == ("assigned", officer)
    assert publish(editor, question).status_code == 302
    page = QuestionPage.objects.get()
    html = world.get(world.a.site, f"/hoi-dap/{page.slug}/").content.decode()
    assert "Mang giấy chứng sinh." in html and "T.T.B., xóm 4" in html
    assert page.working_days == 0 and page.owner == officer
    html = world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code}/").content.decode()
    assert f"/hoi-dap/{page.slug}/" in html
    assert [event.status for event in question.events.all()] == [
        "received",
        "assigned",
        "published",
    ]
    assert all(event.by == officer for event in question.events.all()[1:])
    html = editor.get(desk(question)).content.decode()
    assert "Xem trước bản sửa" in html and 'value="reject"' not in html


def test_a_draft_stays_inside(world, editor, make_question):
    question = make_question()
    editor.post(desk(question), answer_data(do="draft"))
    question.refresh_from_db()
    assert question.status == "received" and "chứng sinh" in question.answer
    assert not QuestionPage.objects.exists()
    assert "Mang gi\\u1ea5y" in editor.get(desk(question)).content.decode()


def test_without_consent_nothing_is_published(world, editor, make_question):
    question = make_question(may_publish=False)
    html = editor.get(desk(question)).content.decode()
    assert "Xem trước khi đăng" not in html and "Chép câu hỏi" not in html
    for do in ("preview", "publish"):
        assert editor.post(desk(question), answer_data(do=do)).status_code in {302, 403}
    assert not QuestionPage.objects.exists()
    editor.post(desk(question), answer_data(do="private"))
    question.refresh_from_db()
    assert question.status == "answered" and not question.subject


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"answer": rich(" ")}, "Viết câu trả lời"),
        ({"subject": ""}, "Viết tiêu đề"),
        ({"public_text": ""}, "mọi người cùng đọc"),
        ({"answered_post": ""}, "chức danh người trả lời"),
    ],
)
def test_an_incomplete_answer_is_kept_and_explained(world, editor, make_question, changes, message):
    question = make_question()
    html = editor.post(desk(question), answer_data(**changes)).content.decode()
    assert message in html
    assert "Khai sinh" in html
    question.refresh_from_db()
    assert question.status == "received" and not QuestionPage.objects.exists()


@pytest.mark.parametrize(("do", "status"), [("reject", "rejected"), ("transfer", "transferred")])
def test_closing_needs_a_note_that_the_asker_reads(world, editor, make_question, do, status):
    question = make_question()
    html = editor.post(desk(question), {"do": do, f"{do}-note": ""}).content.decode()
    assert "Nói rõ lý do" in html
    note = "Việc này do Văn phòng đăng ký đất đai giải quyết."
    data = {"do": do, f"{do}-note": note, f"{do}-name": "Văn phòng đăng ký đất đai", "sure": "1"}
    editor.post(desk(question), data)
    question.refresh_from_db()
    assert question.status == status
    html = world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code}/").content.decode()
    assert note in html


def test_questions_go_to_staff_of_the_same_commune_only(world, editor, make_question):
    question, stranger = make_question(), world.officer(world.b)
    assert stranger.username not in editor.get(desk(question)).content.decode()
    data = {"do": "assign", "assign-post": "Văn phòng", "assign-to": stranger.pk}
    assert "Văn phòng" in editor.post(desk(question), data).content.decode()
    question.refresh_from_db()
    assert question.status == "received"


def test_an_unknown_or_late_step_changes_nothing(world, editor, make_question):
    question = make_question()
    assert editor.post(desk(question), {"do": "delete"}).status_code in {302, 403}
    question.withdraw()
    editor.post(desk(question), answer_data(do="private"))
    html = editor.get(desk(question)).content.decode()
    assert "Người hỏi đã rút câu hỏi" in html and NAME not in html
    question.refresh_from_db()
    assert question.status == "withdrawn"


def test_questions_are_in_no_chooser_or_group_editor(world):
    from wagtail import hooks

    registered = [
        str(permission.codename)
        for hook in hooks.get_hooks("register_permissions")
        for permission in hook()
    ]
    assert not any(re.search("question$|questioncontact|village", name) for name in registered)


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_topics_are_kept_by_the_province(world, topic, role):
    path = "/admin/snippets/questions/topic/"
    plain = world.admin_client(world.officer(world.a, "admin"))
    assert plain.get(path).status_code in {302, 403}
    keeper = world.admin_client(world.officer(world.portal, role))
    assert topic.name in keeper.get(path).content.decode()
    data = {"name": "Việc mới", "name_en": "New", "order": 5, "is_active": "on"}
    assert keeper.post(f"{path}add/", data).status_code == 302
    assert str(type(topic).objects.get(name_en="New")) == "Việc mới"


def test_open_questions_come_first_by_deadline(editor, make_question):
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now()
    closed, later, sooner = (make_question(at=now - timedelta(days=days)) for days in (30, 1, 20))
    closed.reject("Nội dung này không rõ.")
    html = editor.get(LIST).content.decode()
    places = [html.index(question.code) for question in (sooner, later, closed)]
    assert places == sorted(places)
    html = editor.get(f"{LIST}?ordering=-asked_at").content.decode()
    assert html.index(later.code) < html.index(sooner.code)
