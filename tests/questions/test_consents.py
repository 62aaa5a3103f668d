"""What askers agree to: each by itself, never ticked beforehand, provable, taken back."""

import hashlib
import re
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from communes.questions.choices import CONSENTS
from communes.questions.models import Purpose, Question, QuestionPage
from portal.privacy.consents import consent_texts, newest_text, text_of
from tests.questions.test_ask import FORM
from tests.questions.test_status import status_path

# Of each text that was released: what was agreed to must be shown as it was.
RELEASED = {
    ("answer", "2026-01"): "3b90e7ebd38a8fb9",
    ("publish", "2026-01"): "24da6494e739b601",
    ("mail", "2026-01"): "4050b5ebebbc5499",
    ("answer", "2026-11"): "d180da59f5d96ced",
    ("publish", "2026-11"): "fc63938b84ffe75f",
    ("mail", "2026-11"): "7a548405bca12904",
    ("inform", "2026-11"): "1b8c9fc67af77a31",
}


def digest(text) -> str:
    return hashlib.sha256(f"{text.vi}\n{text.en}".encode()).hexdigest()[:16]


def test_released_texts_never_change_and_never_go():
    found = {(text.purpose, text.version): digest(text) for text in consent_texts(CONSENTS)}
    assert RELEASED.items() <= found.items(), "write a new version below the old one"
    assert len(found) == len(consent_texts(CONSENTS)), "two texts have one version"
    assert set(found) == set(RELEASED), "note the digest of the new text here"


def test_every_purpose_has_a_text():
    for purpose in Purpose.values:
        assert newest_text(CONSENTS, purpose).vi


def ticks(html: str) -> dict[str, str]:
    found = re.findall(r"<input type=\"checkbox\"[^>]*>", html)
    return {re.search(r'name="([^"]+)"', tag)[1]: tag for tag in found}


@pytest.mark.parametrize("path", [FORM, "/en/questions-and-answers/gui-cau-hoi/"])
def test_nothing_is_ticked_beforehand(world, path):
    html = world.get(world.a.site, path).content.decode()
    boxes = ticks(html)
    assert set(boxes) == {"consent", "may_publish", "wants_mail"}
    assert not any(" checked" in tag for tag in boxes.values())
    for purpose in (Purpose.ANSWER, Purpose.PUBLISH, Purpose.MAIL):
        text = newest_text(CONSENTS, purpose)
        assert (text.en if path.startswith("/en/") else text.vi) in html


def test_each_consent_is_given_by_itself(world, form_data):
    data = form_data()
    for name in ("may_publish", "wants_mail"):
        data.pop(name)
    world.post(world.a.site, FORM, data)
    question = Question.objects.get()
    assert list(question.consents.values_list("purpose", flat=True)) == ["answer"]
    assert not question.may_publish and not question.agrees_to("mail")


def test_the_version_that_was_read_is_kept(world, form_data):
    data = form_data(consent="2026-01", may_publish="2026-01", wants_mail="1999-01")
    world.post(world.a.site, FORM, data)
    versions = dict(Question.objects.get().consents.values_list("purpose", "version"))
    newest = newest_text(CONSENTS, "mail").version
    assert versions == {"answer": "2026-01", "publish": "2026-01", "mail": newest}


def test_the_words_are_shown_in_the_language_in_which_they_were_read(world, form_data):
    path = "/en/questions-and-answers/gui-cau-hoi/"
    world.post(world.a.site, path, form_data())
    question = Question.objects.get()
    words = newest_text(CONSENTS, "publish").en
    assert {consent.language for consent in question.consents.all()} == {"en"}
    assert words in world.get(world.a.site, status_path(question)).content.decode()


def test_what_was_ticked_stays_ticked_when_something_else_is_wrong(world, form_data):
    html = world.post(world.a.site, FORM, form_data(question="")).content.decode()
    assert all(" checked" in tag for tag in ticks(html).values())


def test_a_mail_needs_an_address(world, form_data):
    response = world.post(world.a.site, FORM, form_data(email="", wants_mail="on"))
    assert "Ghi địa chỉ e-mail" in response.content.decode()
    assert not Question.objects.exists()


def test_sent_again_with_other_ticks_these_count(world, form_data):
    world.post(world.a.site, FORM, form_data())
    data = form_data()
    data.pop("may_publish")
    world.post(world.a.site, FORM, data)
    question = Question.objects.get()
    assert not question.may_publish and not question.agrees_to("publish")
    assert question.consents.count() == 3, "that it was given once stays provable"


def test_without_the_consent_no_mail_goes(make_question, django_capture_on_commit_callbacks):
    wanted = make_question()
    silent = make_question(text="Hỏi điều khác hẳn.", consents={"answer": ""})
    taken_back = make_question(text="Hỏi điều thứ ba.")
    taken_back.take_back("mail")
    with django_capture_on_commit_callbacks(execute=True):
        for question in (wanted, silent, taken_back):
            question.reject("Nội dung này không thuộc thẩm quyền của xã.")
    assert [wanted.code in message.subject for message in mail.outbox] == [True]


def take_back(world, question, purpose, site=None):
    return world.post(site or world.a.site, status_path(question, "dong-y/"), {"purpose": purpose})


def test_taking_back_the_publishing_takes_the_page_down(world, published):
    question = published()
    address = question.published_page.url
    assert world.get(world.a.site, address).status_code == 200
    response = take_back(world, question, "publish")
    assert response["Location"] == status_path(question)
    assert "no-store" in response["Cache-Control"]
    assert world.get(world.a.site, address).status_code == 404
    assert not QuestionPage.objects.exists()
    question = Question.objects.get()
    assert (question.status, question.may_publish) == ("answered", False)
    consent = question.consents.get(purpose="publish")
    assert consent.withdrawn_at and consent.given_at
    html = world.get(world.a.site, status_path(question)).content.decode()
    assert "Mang giấy chứng sinh" in html, "the asker keeps the answer"
    assert question.contact_or_none


def test_before_an_answer_taking_it_back_only_forbids_it(world, make_question):
    question = make_question()
    take_back(world, question, "publish")
    question = Question.objects.get()
    assert (question.status, question.may_publish) == ("received", False)
    assert question.events.count() == 1


@pytest.mark.parametrize("purpose", ["answer", "", "x", "publish' --"])
def test_only_what_can_go_alone_is_taken_back_there(world, make_question, purpose):
    question = make_question()
    assert take_back(world, question, purpose).status_code == 302
    assert question.consents.holding().count() == 3


def test_reading_takes_nothing_back(world, make_question):
    question = make_question()
    world.get(world.a.site, status_path(question, "dong-y/"), data={"purpose": "publish"})
    assert question.consents.holding().count() == 3


def test_another_communes_host_takes_nothing_back(world, published):
    question = published()
    assert take_back(world, question, "publish", world.b.site).status_code == 404
    assert QuestionPage.objects.count() == 1


def test_taking_it_back_twice_changes_nothing_more(world, published):
    question = published()
    take_back(world, question, "publish")
    before = question.consents.get(purpose="publish").withdrawn_at
    events = question.events.count()
    take_back(world, question, "publish")
    assert question.consents.get(purpose="publish").withdrawn_at == before
    assert question.events.count() == events


def test_withdrawing_the_question_takes_all_of_them_back(make_question):
    question = make_question()
    question.withdraw()
    assert not question.consents.holding().exists() and question.consents.count() == 3


def test_what_lists_ask_follows_the_consent(published, make_question):
    for question in (published(), make_question(may_publish=False, text="Hỏi thêm một điều.")):
        assert question.may_publish == question.agrees_to("publish")
        question.take_back("publish")
        question.refresh_from_db()
        assert question.may_publish is question.agrees_to("publish") is False


def test_the_desk_shows_what_was_agreed_word_for_word(world, make_question):
    client = world.admin_client(world.officer(world.a))
    html = client.get(f"/admin/questions/{make_question().pk}/").content.decode()
    for purpose in (Purpose.ANSWER, Purpose.PUBLISH, Purpose.MAIL):
        assert newest_text(CONSENTS, purpose).vi in html


def test_a_version_that_nobody_knows_any_more_is_named():
    assert str(text_of(CONSENTS, "answer", "1999-01")) == "1999-01"


@pytest.mark.django_db(transaction=True)
def test_older_contacts_bring_their_consent_along():
    """Forth and back, as an installation that is upgraded and set back."""
    before, after = ("questions", "0001_initial"), ("questions", "0004_contact_without_consent")
    executor = MigrationExecutor(connection)
    executor.migrate([before])
    old = executor.loader.project_state([before]).apps
    site = make_site(old)
    rows = SimpleNamespace(
        question=old.get_model("questions", "Question"),
        contact=old.get_model("questions", "QuestionContact"),
    )

    def make(code, email="", **values):
        question = rows.question.objects.create(
            site=site, code=code, text="Hỏi", due_on="2026-11-30", **values
        )
        rows.contact.objects.create(
            question=question,
            name="Bưởi",
            email=email,
            consent_version="2026-01",
            consent_at="2026-11-01T08:00:00Z",
            purge_after="2027-11-30",
        )
        return question

    make("HD-1", may_publish=True, email="buoi@vidu.vn")
    make("HD-2")
    try:
        executor = MigrationExecutor(connection)
        executor.migrate([after])
        new = executor.loader.project_state([after]).apps.get_model("questions", "QuestionConsent")
        found = set(new.objects.values_list("question__code", "purpose", "version"))
        assert found == {
            ("HD-1", "answer", "2026-01"),
            ("HD-1", "publish", "2026-01"),
            ("HD-1", "mail", "2026-01"),
            ("HD-2", "answer", "2026-01"),
        }
        assert {one.given_at.isoformat()[:10] for one in new.objects.filter(purpose="answer")} == {
            "2026-11-01"
        }
        executor = MigrationExecutor(connection)
        executor.migrate([before])
        kept = rows.contact.objects.values_list("consent_version", flat=True)
        assert set(kept) == {"2026-01"}
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())


def make_site(models):
    """A site of its own: the database may be as empty as another test's flush left it."""
    locale, _is_new = models.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code="vi"
    )
    kinds = models.get_model("contenttypes", "ContentType").objects
    kind, _is_new = kinds.get_or_create(app_label="wagtailcore", model="page")
    page = models.get_model("wagtailcore", "Page").objects.create(
        title="Gốc", slug="goc", path="7777", depth=1, locale=locale, content_type=kind
    )
    return models.get_model("wagtailcore", "Site").objects.create(
        hostname="di-cu.test", root_page=page
    )
