"""What arrives with a question beside its words: line ends, second sendings, addresses."""

import unicodedata

import pytest

from communes.questions.models import Question, Status
from communes.questions.tasks import mail_asker
from tests.questions.conftest import TEXT
from tests.questions.test_ask import FORM

LONG_DOMAIN = "a@" + "ắ" * 60 + ".vn"


@pytest.mark.parametrize("lines", [2, 500, 999])
def test_a_line_break_counts_once_as_the_browser_counts_it(world, form_data, lines):
    rest = 2000 - 2 * lines
    text = "a\r\n" * lines + "b" * rest
    assert world.post(world.a.site, FORM, form_data(question=text)).status_code == 302
    assert Question.objects.get().text == text.replace("\r\n", "\n")
    html = world.post(world.a.site, FORM, form_data(question=text + "cc")).content.decode()
    assert "2.000 ký tự" in html


def test_a_second_sending_is_the_same_question(world, form_data):
    first = world.post(world.a.site, FORM, form_data())
    again = world.post(world.a.site, FORM, form_data(question=f" {TEXT}\r\n", name="Trần Bưởi"))
    assert again["Location"] == first["Location"]
    question = Question.objects.get()
    assert question.events.count() == 1
    for same in (
        unicodedata.normalize("NFD", TEXT),
        TEXT.upper(),
        TEXT.replace(" ", "\u00a0"),
        f"\ufeff{TEXT}\u200b",
    ):
        again = world.post(world.a.site, FORM, form_data(question=same, email="BUOI@vidu.vn"))
        assert again["Location"] == first["Location"]
    by_mail = form_data(phone="", email="Buoi@Vidu.vn")
    assert world.post(world.a.site, FORM, by_mail)["Location"] == first["Location"]
    # Another person, other words or another commune: another question.
    world.post(world.a.site, FORM, form_data(phone="0987654321", email=""))
    world.post(world.a.site, FORM, form_data(question=TEXT + " Và mấy ngày thì xong?"))
    assert Question.objects.count() == 3


def test_what_was_corrected_in_a_second_sending_counts(world, form_data):
    world.post(world.a.site, FORM, form_data(may_publish="on"))
    data = form_data(phone="0987654321", name="Trần Bưởi")
    data.pop("may_publish", None)
    world.post(world.a.site, FORM, data)
    question = Question.objects.get()
    assert not question.may_publish
    assert (question.contact.phone, question.contact.name) == ("0987654321", "Trần Bưởi")


def test_nothing_is_corrected_once_an_officer_works_on_it(world, form_data):
    world.post(world.a.site, FORM, form_data())
    question = Question.objects.get()
    Question.objects.update(status=Status.ASSIGNED)
    before = question.contact.phone
    world.post(world.a.site, FORM, form_data(phone="0987654321"))
    question.contact.refresh_from_db()
    assert question.contact.phone == before


def test_the_same_words_much_later_are_a_new_question(world, form_data, make_question):
    from datetime import timedelta

    from django.utils import timezone

    old = make_question(at=timezone.now() - timedelta(hours=13))
    world.post(world.a.site, FORM, form_data())
    assert Question.objects.exclude(pk=old.pk).count() == 1
    assert world.post(world.a.site, FORM, form_data()).status_code == 302
    assert Question.objects.count() == 2


@pytest.mark.parametrize(
    ("email", "message"),
    [
        ("a@" + "b" * 60 + ".vn", ""),
        ("a" * 60 + "@" + ".".join(["b" * 60] * 3) + ".vn", ""),
        ("a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".vn", "254 ký tự"),
        ("a" * 64 + "@" + ".".join(["b" * 63] * 4) + ".vn", "254 ký tự"),
        (LONG_DOMAIN, "ten@vidu.vn"),
        ("a@ví-dụ.vn", ""),
        ("a" * 64 + "@b.vn", ""),
        ("a" * 65 + "@b.vn", "ten@vidu.vn"),
        ("a@b.vn, c@d.vn", "ten@vidu.vn"),
        ("a@b..vn", "ten@vidu.vn"),
    ],
)
def test_an_address_has_one_limit(world, form_data, email, message):
    response = world.post(world.a.site, FORM, form_data(email=email))
    if message:
        assert message in response.content.decode()
        assert not Question.objects.exists()
    else:
        assert response.status_code == 302
        assert Question.objects.get().contact.email == email


@pytest.mark.parametrize(
    "email",
    [
        *("a@b.vn ", "\u202aa@b.vn\u202c", "a\u200b@b.vn", "a@\u200bb.vn", "a@b.v\u200bn"),
        *("mailto:a@b.vn", "<a@b.vn>", "(a@b.vn)", "a@b.vn.", "a@b.vn,", "ａ@ｂ.vn", "a@b．vn"),
    ],
)
def test_an_address_is_read_as_it_is_copied(world, form_data, email):
    assert world.post(world.a.site, FORM, form_data(email=email)).status_code == 302
    assert Question.objects.get().contact.email == "a@b.vn"


def test_a_mail_that_cannot_be_addressed_is_no_error(make_question):
    assert mail_asker.func(make_question(email=LONG_DOMAIN).pk) is False


@pytest.mark.parametrize(
    "name",
    ["\u200b\u200b\u200b", "\u2060 \ufeff\u200d", "\u3164\u3164", "\u2800 \u2800", "\u0301\u0301"],
)
def test_a_name_that_shows_nothing_is_none(world, form_data, name):
    html = world.post(world.a.site, FORM, form_data(name=name)).content.decode()
    assert "Viết họ tên của bạn" in html
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "subject", ["???", "🌾", "。。。", "中文", "½", "_", "Tra cứu?", "Gửi câu hỏi", "en", "#"]
)
def test_a_title_without_a_letter_gets_an_address(world, make_question, subject):
    question = make_question()
    question.subject, question.public_text = subject, "Lúa bị gì?"
    question.answer, question.answered_post = "<p>Rầy nâu.</p>", "Công chức Nông nghiệp"
    question.publish()
    page = question.published_page
    assert page.slug.strip("-_")
    html = world.get(world.a.site, f"/hoi-dap/{page.slug}/").content.decode()
    assert "Rầy nâu." in html
