"""“Hỏi lại”: the days stand still until the asker replies, and what they reply is theirs."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from communes.questions.models import Question, Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.models import DayChange
from portal.core.workdays import add_working_days
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT
from tests.questions.test_desk import answer_data, desk

ASKED = "Nhà bạn ở xóm nào, giấy chứng sinh của bệnh viện nào?"
REPLY = "Nhà tôi ở xóm Bốn, giấy của bệnh viện huyện."
# The commune's own term.
TERM = 15


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def status_of(question) -> str:
    return f"/hoi-dap/tra-cuu/{question.code}/"


def working_day(start, days: int):
    """Noon, so many working days after a day."""
    return timezone.make_aware(datetime.combine(add_working_days(start, days), time(12)))


@pytest.fixture
def begun(make_question):
    """Asked forty working days or so ago, at noon of a working day."""
    day = add_working_days(timezone.localdate() - timedelta(days=60), 1)
    question = make_question(at=timezone.make_aware(datetime.combine(day, time(12))))
    return question, day


def test_the_days_that_were_used_count_on(begun):
    question, day = begun
    assert question.due_on == add_working_days(day, TERM)
    question.ask_back(ASKED, at=working_day(day, 4))
    question.take_reply(REPLY, at=working_day(day, 10))
    question.refresh_from_db()
    # Four were used before: eleven are left from the tenth on.
    assert question.due_on == add_working_days(day, 10 + TERM - 4)
    question.ask_back(ASKED, at=working_day(day, 12))
    question.take_reply(REPLY, at=working_day(day, 15))
    question.refresh_from_db()
    assert question.due_on == add_working_days(day, TERM + 6 + 3)


def test_a_question_that_waits_for_its_asker_is_never_late(world, editor, begun):
    question, day = begun
    question.ask_back(ASKED, at=working_day(day, 4))
    assert not question.is_overdue and question.is_open
    assert not Question.objects.overdue().exists() and not Question.objects.judged().exists()
    html = editor.get("/admin/questions/").content.decode()
    assert "Tạm dừng tính hạn" in html and "Quá hạn " not in html
    found = editor.get("/admin/questions/?when=late").content.decode()
    assert question.code not in found
    assert "Quá hạn" not in editor.get(desk(question)).content.decode()


def test_answered_while_it_waits_it_was_in_time(begun):
    question, day = begun
    question.ask_back(ASKED, at=working_day(day, 4))
    question.answer, question.answered_post = "<p>Được.</p>", "Văn phòng xã"
    question.answer_privately(at=working_day(day, 30))
    question.refresh_from_db()
    assert timezone.localdate(question.answered_at) <= question.due_on


def test_an_officers_name_does_not_end_the_wait(begun):
    question, day = begun
    question.ask_back(ASKED, at=working_day(day, 4))
    question.assign("Văn phòng xã", at=working_day(day, 6))
    assert question.status == Status.ASKED and question.question_back == ASKED
    question.take_reply(REPLY, at=working_day(day, 10))
    question.refresh_from_db()
    assert question.due_on == add_working_days(day, TERM + 6)


def test_a_day_off_set_later_moves_the_last_day_that_is_left(begun):
    question, day = begun
    question.ask_back(ASKED, at=working_day(day, 4))
    question.take_reply(REPLY, at=working_day(day, 10))
    inside = add_working_days(day, 7)
    before = Question.objects.get().due_on
    DayChange.objects.create(day=inside, is_worked=False)
    # One working day less stood still: the last day is the same.
    assert Question.objects.get().due_on == before


def test_the_asker_reads_and_replies_behind_the_code(world, editor, make_question):
    question = make_question()
    data = answer_data(do="ask_back", **{"ask_back-note": ASKED})
    assert editor.post(desk(question), data).status_code == 302
    question.refresh_from_db()
    assert question.status == "asked" and "chứng sinh" in question.answer
    html = world.get(world.a.site, status_of(question)).content.decode()
    assert ASKED in html and "Chờ bạn trả lời" in html and 'name="reply"' in html
    response = world.post(world.a.site, f"{status_of(question)}tra-loi/", {"reply": REPLY})
    assert response.status_code == 302 and response["Location"].endswith(status_of(question))
    question.refresh_from_db()
    assert question.status == "replied"
    assert question.text.startswith(TEXT) and question.text.endswith(REPLY)
    html = world.get(world.a.site, status_of(question)).content.decode()
    assert "Bạn đã trả lời xã" in html and 'name="reply"' not in html
    # Sent twice, or later, it is one reply.
    world.post(world.a.site, f"{status_of(question)}tra-loi/", {"reply": "Khác."})
    question.refresh_from_db()
    assert "Khác." not in question.text
    assert "Người hỏi đã trả lời" in editor.get("/admin/questions/").content.decode()


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("", "Viết câu trả lời"),
        ("Căn cước của tôi 040088001234 nhé", "Bỏ số căn cước"),
        ("a" * 2001, "2.000 ký tự"),
    ],
)
def test_a_bad_reply_keeps_what_was_typed(world, make_question, reply, message):
    question = make_question()
    question.ask_back(ASKED)
    response = world.post(world.a.site, f"{status_of(question)}tra-loi/", {"reply": reply})
    html = response.content.decode()
    assert response.status_code == 200 and message in html and reply in html
    assert "no-store" in response["Cache-Control"]
    question.refresh_from_db()
    assert question.status == "asked" and question.text == TEXT


def test_no_other_site_takes_a_reply(world, make_question):
    question = make_question()
    question.ask_back(ASKED)
    path = f"{status_of(question)}tra-loi/"
    assert world.post(world.b.site, path, {"reply": REPLY}).status_code == 404
    assert ASKED not in world.get(world.b.site, status_of(question)).content.decode()
    question.refresh_from_db()
    assert question.status == "asked"


def test_an_officer_enters_what_was_told_by_phone(editor, make_question):
    question = make_question()
    question.ask_back(ASKED)
    html = editor.post(desk(question), {"do": "told", "told-reply": ""}).content.decode()
    assert "Ghi lại điều người hỏi đã nói" in html and ASKED in html
    editor.post(desk(question), {"do": "told", "told-reply": REPLY})
    question.refresh_from_db()
    assert question.status == "replied" and question.text.endswith(REPLY)
    assert question.events.last().by.username.endswith("editor")


def test_what_was_replied_goes_with_the_question(make_question):
    question = make_question()
    question.ask_back(ASKED)
    question.take_reply(REPLY)
    question.withdraw()
    question.refresh_from_db()
    assert question.text == "" and not any(event.note for event in question.events.all())


def test_names_in_a_reply_are_looked_for_in_the_published_answer(editor, make_question):
    question = make_question()
    question.ask_back(ASKED)
    question.take_reply("Con tôi là Trần Văn Bình.")
    data = answer_data(public_text="Khai sinh cho Trần Văn Bình cần gì?")
    html = editor.post(desk(question), data).content.decode()
    assert "<mark>Trần Văn Bình</mark>" in html and "page-preview" not in html


def test_only_a_running_question_is_asked_back(make_question):
    question = make_question()
    question.ask_back(ASKED)
    with pytest.raises(StepNotPossible):
        question.ask_back(ASKED)
    question.reject("Nội dung này không rõ.")
    with pytest.raises(StepNotPossible):
        question.take_reply(REPLY)


def test_the_asker_is_told_by_mail_without_a_word_of_it(
    make_question, mailoutbox, django_capture_on_commit_callbacks
):
    question = make_question()
    with django_capture_on_commit_callbacks(execute=True):
        question.ask_back(ASKED)
    (mail,) = [one for one in mailoutbox if one.to == [EMAIL]]
    assert question.status_url in mail.body
    for private in (TEXT, NAME, PHONE, ASKED):
        assert private not in mail.body


def test_who_gets_no_mail_is_to_be_called(editor, make_question):
    told = "gọi điện báo thêm"
    assert told not in editor.get(desk(make_question())).content.decode()
    assert told in editor.get(desk(make_question(email=""))).content.decode()
