"""The mail that says there is news."""

import smtplib

import pytest

from communes.questions.choices import Purpose
from communes.questions.tasks import mail_asker
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    def run_step(step, *args):
        with django_capture_on_commit_callbacks(execute=True):
            step(*args)

    return run_step


def answered(question):
    question.answer, question.answered_post = "<p>Được.</p>", "Văn phòng xã"
    return question


def test_an_answer_is_told_by_mail(world, make_question, run, mailoutbox):
    question = answered(make_question())
    run(question.answer_privately)
    (mail,) = mailoutbox
    assert mail.to == [EMAIL]
    assert question.code in mail.subject and "Xã An Bình" in mail.subject
    assert f"http://a.test/hoi-dap/tra-cuu/{question.code}/" in mail.body
    assert "Chào bạn" in mail.body
    for private in (TEXT, NAME, PHONE, "Được."):
        assert private not in mail.body


def test_without_an_address_no_mail_goes(make_question, run, mailoutbox):
    run(answered(make_question(email="")).answer_privately)
    assert not mailoutbox


def test_mending_a_published_answer_sends_nothing_again(published, run, mailoutbox):
    question = published()
    mailoutbox.clear()
    run(question.publish)
    assert not mailoutbox


@pytest.mark.parametrize("step", ["transfer", "reject"])
def test_other_ends_are_told_too(make_question, run, mailoutbox, step):
    run(getattr(make_question(), step), "Việc này do Văn phòng đăng ký đất đai giải quyết.")
    assert len(mailoutbox) == 1


def test_giving_it_to_an_officer_sends_nothing(make_question, run, mailoutbox):
    run(make_question().assign, "Văn phòng xã")
    assert not mailoutbox


def test_a_failing_mail_server_stops_nobody_and_logs_no_address(
    make_question, run, monkeypatch, caplog
):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({EMAIL: (550, b"no")})

    monkeypatch.setattr("communes.questions.tasks.send_mail", refuse)
    question = answered(make_question())
    run(question.answer_privately)
    question.refresh_from_db()
    assert question.status == "answered"
    assert f"question {question.pk}" in caplog.text
    assert EMAIL not in caplog.text


def test_a_contact_erased_meanwhile_gets_no_mail(make_question, mailoutbox):
    question = make_question()
    question.contact.delete()
    assert mail_asker.call(question.pk) is False
    assert mail_asker.call(10**9) is False
    assert not mailoutbox


def test_news_of_a_request_for_information_call_it_one(world, make_request, run, mailoutbox):
    request = make_request()
    request.agree({Purpose.MAIL: ""})
    run(answered(request).answer_privately)
    (mail,) = mailoutbox
    assert f"yêu cầu cung cấp thông tin {request.code}" in mail.subject
    assert "rút yêu cầu" in mail.body and "câu hỏi" not in mail.subject + mail.body
