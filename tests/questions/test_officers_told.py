"""One mail to the officers at a new question, without a word of it."""

import smtplib

import pytest
from django.urls import reverse

from communes.questions.models import Question
from communes.questions.tasks import mail_officers
from portal.users.models import User
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT
from tests.questions.test_ask import FORM


@pytest.fixture
def officers(world):
    """One of each role in both communes and the province, with an address."""
    people = {}
    for place, name in ((world.a, "a"), (world.b, "b"), (world.portal, "tinh")):
        for role in place.groups:
            user = world.officer(place, role)
            user.email = f"{name}-{role}@xa.example"
            user.save()
            people[f"{name}-{role}"] = user
    return people


@pytest.fixture
def send(world, form_data, django_capture_on_commit_callbacks):
    def once(**changes):
        with django_capture_on_commit_callbacks(execute=True):
            world.post(world.a.site, FORM, form_data(**changes))

    return once


def told(mailoutbox) -> set[str]:
    return {mail.to[0].partition("@")[0] for mail in mailoutbox}


def test_who_answers_is_told_where_to_read_it(officers, send, mailoutbox, settings):
    send()
    assert told(mailoutbox) == {"a-editor", "a-approver", "a-admin"} and len(mailoutbox) == 3
    question = Question.objects.get()
    mail = mailoutbox[0]
    assert question.code in mail.subject and question.code in mail.body
    path = reverse("questions:inspect", args=[question.pk])
    assert settings.WAGTAILADMIN_BASE_URL + path in mail.body
    assert str(question.due_on.year) in mail.body and "Chào bạn" in mail.body
    for private in (TEXT, NAME, PHONE, EMAIL, "Giấy tờ, hộ tịch"):
        assert private not in mail.subject + mail.body


def test_a_question_sent_twice_is_told_once(officers, send, mailoutbox):
    send()
    send()
    assert len(mailoutbox) == 3


def test_who_switched_it_off_or_is_locked_gets_none(officers, send, mailoutbox):
    User.objects.filter(pk=officers["a-editor"].pk).update(mailed_at_once=False)
    User.objects.filter(pk=officers["a-admin"].pk).update(is_active=False)
    send()
    assert told(mailoutbox) == {"a-approver"}


def test_a_question_taken_back_meanwhile_is_not_told(officers, make_question, mailoutbox):
    question = make_question()
    question.withdraw()
    assert mail_officers.call(question.pk) == mail_officers.call(10**9) == 0
    assert not mailoutbox


def test_a_failing_mail_server_stops_nobody_and_logs_no_address(
    officers, send, monkeypatch, caplog
):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({"a-editor@xa.example": (550, b"no")})

    monkeypatch.setattr("portal.staff.at_once.send_mail", refuse)
    send()
    assert Question.objects.count() == 1
    assert "No mail at once" in caplog.text and "@" not in caplog.text


def test_samples_are_told_nobody(
    officers, make_question, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_question(is_sample=True)
    assert not mailoutbox
    with django_capture_on_commit_callbacks(execute=True):
        make_question(text="Câu hỏi thật của bà con.")
    assert len(mailoutbox) == 3


def test_a_request_for_information_is_called_one(
    officers, make_request, django_capture_on_commit_callbacks, mailoutbox
):
    with django_capture_on_commit_callbacks(execute=True):
        request = make_request()
    assert told(mailoutbox) == {"a-editor", "a-approver", "a-admin"}
    for mail in mailoutbox:
        assert f"có yêu cầu cung cấp thông tin mới {request.code}" in mail.subject
        assert "một yêu cầu cung cấp thông tin mới" in mail.body
        assert "câu hỏi" not in mail.subject + mail.body
        assert str(request.due_on.year) in mail.body
