"""One mail to the officers at a new report, without a word of it."""

import smtplib

import pytest
from django.urls import reverse

from communes.feedback.choices import Channel, Status
from communes.feedback.models import FeedbackReport
from communes.feedback.tasks import mail_officers
from tests.feedback.conftest import FORM, NAME, PHONE, TEXT


@pytest.fixture
def officers(world):
    """One of each role in both communes, with an address."""
    for place, name in ((world.a, "a"), (world.b, "b")):
        for role in place.groups:
            user = world.officer(place, role)
            user.email = f"{name}-{role}@xa.example"
            user.save()


@pytest.fixture
def send(world, form_data, django_capture_on_commit_callbacks):
    def once(**changes):
        data = form_data(**changes)
        with django_capture_on_commit_callbacks(execute=True):
            world.post(world.a.site, FORM, data)
            world.post(world.a.site, FORM, data)

    return once


def told(mailoutbox) -> list[str]:
    return sorted(mail.to[0].partition("@")[0] for mail in mailoutbox)


@pytest.mark.usefixtures("officers")
def test_who_deals_with_reports_is_told_once_where_to_read_it(send, mailoutbox, settings):
    send(name=NAME, phone=PHONE, consent="on")
    assert told(mailoutbox) == ["a-admin", "a-approver", "a-editor"]
    report = FeedbackReport.objects.get()
    path = reverse("feedback:inspect", args=[report.pk])
    for mail in mailoutbox:
        assert report.code in mail.subject and "Đường, cầu, cống" in mail.subject
        assert settings.WAGTAILADMIN_BASE_URL + path in mail.body and "Chào bạn" in mail.body
        for private in (TEXT, NAME, PHONE, "mầm non"):
            assert private not in mail.subject + mail.body


@pytest.mark.usefixtures("officers")
def test_what_officers_enter_and_samples_are_told_nobody(
    make_report, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_report(channel=Channel.PHONE)
        make_report(is_sample=True)
        make_report().change()
    assert len(mailoutbox) == 3


@pytest.mark.usefixtures("officers")
def test_what_is_over_meanwhile_is_told_nobody(make_report, mailoutbox):
    report = make_report()
    report.close(Status.DONE, "Đã rào lại chỗ gãy.")
    assert mail_officers.call(report.pk) == mail_officers.call(10**9) == 0
    assert not mailoutbox


@pytest.mark.usefixtures("officers")
def test_a_failing_mail_server_loses_no_report(send, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({"a-editor@xa.example": (550, b"no")})

    monkeypatch.setattr("portal.staff.at_once.send_mail", refuse)
    send()
    assert FeedbackReport.objects.count() == 1
    assert "No mail at once" in caplog.text and "@" not in caplog.text
