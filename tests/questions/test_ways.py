"""Passed on with an address, turned down and opened again, complaints led away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.questions.models import Question, Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.models import ContactSettings
from portal.privacy.led_away import looks_like_complaint
from tests.questions.conftest import NAME
from tests.questions.test_ask import FORM
from tests.questions.test_desk import answer_data, desk, rich

REASON = "Nội dung này không rõ, bà con viết lại."
OFFICE = {
    "transfer-name": "Chi nhánh Văn phòng đăng ký đất đai",
    "transfer-address": "Số 1 đường Lê Lợi",
    "transfer-phone": "0238 300 0177",
    "transfer-note": "Việc này do văn phòng đất đai làm.",
}


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def status_page(world, question) -> str:
    return world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code}/").content.decode()


def test_the_asker_reads_where_to_go(world, editor, make_question):
    question = make_question()
    editor.post(desk(question), answer_data(do="transfer", **OFFICE))
    html = status_page(world, question)
    assert OFFICE["transfer-name"] in html and "Số 1 đường Lê Lợi" in html
    assert "tel:+842383000177" in html
    question.refresh_from_db()
    assert question.status == "transferred" and "chứng sinh" in question.answer
    question.withdraw()
    assert OFFICE["transfer-name"] not in status_page(world, question)


def test_an_office_named_before_is_chosen(world, editor, make_question):
    editor.post(desk(make_question()), {"do": "transfer", **OFFICE})
    foreign = make_question(world.b)
    foreign.office_name = "Cơ quan của xã B"
    foreign.save()
    question = make_question(text="Tôi muốn tách thửa đất thì làm ở đâu?")
    html = editor.get(desk(question)).content.decode()
    assert OFFICE["transfer-name"] in html and "Cơ quan của xã B" not in html
    data = {"do": "transfer", "transfer-note": OFFICE["transfer-note"]}
    editor.post(desk(question), data | {"transfer-known": "Cơ quan của xã B"})
    question.refresh_from_db()
    assert question.status == "received"
    editor.post(desk(question), data | {"transfer-known": OFFICE["transfer-name"]})
    question.refresh_from_db()
    assert (question.office_phone, question.office_address) == ("02383000177", "Số 1 đường Lê Lợi")


@pytest.mark.parametrize("typed", ["Xã Bình Minh", "bình minh"])
def test_of_another_commune_the_name_is_enough(world, editor, make_question, typed):
    ContactSettings.objects.update_or_create(
        site=world.b.site, defaults={"address": "Trung tâm xã", "hotline": "02383000155"}
    )
    question = make_question()
    data = {"do": "transfer", "transfer-name": typed, "transfer-note": OFFICE["transfer-note"]}
    editor.post(desk(question), data)
    question.refresh_from_db()
    assert question.office_name == "Xã Bình Minh"
    html = status_page(world, question)
    assert "Trung tâm xã" in html and "http://b.test/hoi-dap/gui-cau-hoi/" in html


def test_a_wrong_phone_loses_nothing(editor, make_question):
    question = make_question()
    data = answer_data(do="transfer", **OFFICE | {"transfer-phone": "abc"})
    html = editor.post(desk(question), data).content.decode()
    assert OFFICE["transfer-address"] in html and "10 chữ số" in html and "Khai sinh" in html
    question.refresh_from_db()
    assert question.status == "received"


def test_turning_down_is_asked_once_and_can_be_undone(world, editor, make_question):
    question = make_question()
    question.assign("Văn phòng xã")
    due_on = question.due_on
    data = answer_data(do="reject", **{"reject-note": REASON})
    html = editor.post(desk(question), data).content.decode()
    assert "7 ngày" in html and REASON in html
    question.refresh_from_db()
    assert question.status == "assigned"
    editor.post(desk(question), data | {"sure": "1"})
    assert 'value="reopen"' in editor.get(desk(question)).content.decode()
    editor.post(desk(question), {"do": "reopen"})
    question.refresh_from_db()
    assert (question.status, question.due_on) == ("assigned", due_on)
    assert "chứng sinh" in question.answer
    assert "Xã xem xét lại câu hỏi" in status_page(world, question)
    html = editor.get(desk(question)).content.decode()
    assert 'value="reopen"' not in html and 'value="assign"' in html


def test_after_seven_days_it_stays_closed(editor, make_question):
    question = make_question(at=timezone.now() - timedelta(days=20))
    question.reject(REASON, at=timezone.now() - timedelta(days=7, minutes=1))
    assert 'value="reopen"' not in editor.get(desk(question)).content.decode()
    with pytest.raises(StepNotPossible):
        question.reopen()
    html = editor.post(desk(question), {"do": "reopen"}).content.decode()
    assert "không mở lại được nữa" in html
    question.refresh_from_db()
    assert question.status == Status.REJECTED


def test_turned_down_again_the_asker_is_told_again(
    make_question, mailoutbox, django_capture_on_commit_callbacks
):
    question = make_question()
    with django_capture_on_commit_callbacks(execute=True):
        question.reject(REASON)
        question.reopen()
        question.reject(REASON)
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("do", ["reopen", "ask_back", "told", "lead_away", "insert"])
def test_another_communes_officer_finds_nothing(world, make_question, do):
    question = make_question()
    question.reject(REASON)
    client = world.admin_client(world.officer(world.b, "admin"))
    assert client.post(desk(question), {"do": do}).status_code == 404
    question.refresh_from_db()
    assert question.status == Status.REJECTED


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Tôi làm đơn khiếu nại quyết định thu hồi đất.", True),
        ("TÔI TỐ CÁO cán bộ nhận tiền", True),
        ("Toi khieu nai ve dat", True),
        ("toi to cao ong truong xom", True),
        ("Nhà tôi to cao, có phải xin phép xây không?", False),
        ("Cây to cao che mất đèn đường", False),
        ("Làm khai sinh cần giấy gì?", False),
    ],
)
def test_complaints_are_told_apart(text, is_one):
    assert looks_like_complaint(text) is is_one


def test_a_complaint_is_led_away_and_a_question_about_it_goes_on(world, form_data):
    text = "Tôi muốn khiếu nại quyết định của xã thì làm thế nào?"
    response = world.post(world.a.site, FORM, form_data(question=text))
    html = response.content.decode()
    assert "Luật Tố cáo" in html and text in html and NAME in html
    assert not Question.objects.exists()
    response = world.post(world.a.site, FORM, form_data(question=text, is_question="on"))
    assert response.status_code == 302 and Question.objects.get().text == text


def test_the_desk_says_where_a_complaint_belongs(editor, make_question):
    plain = make_question()
    assert "Luật Khiếu nại" not in editor.get(desk(plain)).content.decode()
    question = make_question(text="Tôi tố cáo cán bộ xã nhận tiền của dân.")
    assert "Luật Tố cáo" in editor.get(desk(question)).content.decode()
    data = {"do": "lead_away", "answer": rich("Đang viết dở."), "reject-note": ""}
    response = editor.post(desk(question), data)
    assert response.context["reject_form"].initial["note"].startswith("Đơn khiếu nại")
    assert "viết dở" in str(response.context["answer_form"]["answer"].value())
    # What is typed there stays.
    data |= {"reject-note": "Lý do của tôi."}
    assert editor.post(desk(question), data).context["reject_form"].initial["note"] == (
        "Lý do của tôi."
    )
    assert len(response.context["reject_form"].initial["note"]) <= 500
