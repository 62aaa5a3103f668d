"""After erasing no word of the person is left: in no table, no log, no register, no index."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, Revision

from communes.questions.models import Question, QuestionPage
from portal.core.demo import translate_page
from portal.privacy.models import AccessRecord, DataRequest
from search import updating
from tests.privacy.test_desk import NOTE, desk, step

# Each stands in one place only, so that what is found tells where it is left.
NAME, PHONE, EMAIL = "Vương Thị Quỳnhnga", "0977123456", "quynhnga@vidu.vn"
WORDS = "zqxtulieu zqxgoc"
SUBJECT, WORDING, ANSWER = "zqxtieude", "zqxloibientap", "zqxtraloi"
ENGLISH = "zqxenglish"
DETAILS = "Tên tôi viết sai: zqxchitiet"
EVERY = (NAME, "Quỳnhnga", PHONE, EMAIL, *WORDS.split(), SUBJECT, WORDING, ANSWER, ENGLISH)
EVERY = (*EVERY, "zqxchitiet", "quynhnga", "V.T.Q.")


def places_of(words) -> set[tuple[str, str]]:
    """Where in the whole database some words stand, in whatever column: (table, word)."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                told = " ".join(_text(value) for value in row).casefold()
                found |= {(table, word) for word in words if word.casefold() in told}
    return found


def _text(value) -> str:
    """A value as text; what JSON wrote with escapes is read as it is meant."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = str(value)
    if "\\u" in text:
        text += text.encode("utf-8").decode("unicode_escape", "replace")
    return text


@pytest.fixture
def asked(world, make_question, django_capture_on_commit_callbacks) -> Question:
    """A question that left as many traces as one can: drafts, translation, notes, requests."""
    officer = world.officer(world.a)
    with django_capture_on_commit_callbacks(execute=True):
        question = make_question(name=NAME, phone=PHONE, email=EMAIL, text=WORDS)
        question.assign("Văn phòng", by=officer)
        question.subject, question.public_text = f"Hỏi về {SUBJECT}", WORDING
        question.answer, question.answered_post = f"<p>{ANSWER}</p>", "Văn phòng"
        question.publish(by=officer)
        page = question.published_page
        page.title = f"Hỏi lại về {SUBJECT}"
        page.save_revision(user=officer, log_action=True)
        page.save_revision(user=officer, log_action=True).publish(user=officer)
        texts = {page.title: ENGLISH, WORDING: ENGLISH, page.answer: ENGLISH, ANSWER: ENGLISH}
        translate_page(QuestionPage.objects.get(pk=page.pk), "en", texts)
        updating.catch_up()
    DataRequest.objects.receive(_found(question), "correct", details=DETAILS)
    # As an installation where officers looked, and readers searched.
    world.admin_client(officer).get(f"/admin/questions/{question.pk}/")
    world.get(world.a.site, "/tim-kiem/", data={"q": SUBJECT})
    world.get(world.a.site, page.url)
    return Question.objects.get(pk=question.pk)


def _found(question):
    from portal.privacy.providers import find

    return find(question.code)


@contextmanager
def committed(capture):
    """What is done within is committed, and the night after it passes."""
    with capture(execute=True):
        yield
    updating.catch_up()
    call_command("purge_personal_data", stdout=StringIO())


def test_before_it_all_of_them_are_there(asked):
    """Else the tests below would prove nothing."""
    tables = {table for table, _word in places_of(EVERY)}
    missing = set(EVERY) - {word for _table, word in places_of(EVERY)}
    assert missing == set()
    assert {
        "questions_questioncontact",
        "questions_questionpage",
        "wagtailcore_revision",
        "wagtailcore_pagelogentry",
        "wagtail_localize_string",
        "wagtail_localize_stringtranslation",
        "wagtail_localize_translationsource",
        "privacy_datarequest",
    } <= tables
    assert any(table.startswith("search_") for table in tables)


def test_erased_by_the_administrator_no_word_is_left(
    world, asked, django_capture_on_commit_callbacks
):
    made = DataRequest.objects.receive(_found(asked), "erase")
    admin = world.admin_client(world.officer(world.a, "admin"))
    admin.get(desk(made))
    with committed(django_capture_on_commit_callbacks):
        response = admin.post(desk(made), step("fulfil", **{"fulfil-is_sure": "on"}))
    assert response.status_code == 302
    assert places_of(EVERY) == set()
    made.refresh_from_db()
    assert (made.state, made.decision, made.subject) == ("done", NOTE, asked.code)
    assert made.events.count() == 2, "the register stays"
    assert AccessRecord.objects.filter(thing=asked.code).exists(), "the log stays"
    assert PageLogEntry.objects.exists(), "who did what stays"


def test_withdrawn_by_the_asker_no_word_is_left(world, asked, django_capture_on_commit_callbacks):
    with committed(django_capture_on_commit_callbacks):
        world.post(world.a.site, f"/hoi-dap/tra-cuu/{asked.code}/rut/", {})
    assert places_of(EVERY) == set()


def test_no_longer_published_its_words_are_left_to_the_asker_alone(
    world, asked, django_capture_on_commit_callbacks
):
    with committed(django_capture_on_commit_callbacks):
        asked.take_back("publish")
    left = places_of((SUBJECT, WORDING, ENGLISH, ANSWER, "V.T.Q."))
    assert left == {("questions_question", ANSWER)}


def test_kept_pages_show_it_no_more(world, readers, published):
    with readers.commit():
        question = published(subject="Hỏi về zqxtieude thế nào?")
    page, lists = question.published_page.url, ("/hoi-dap/", "/")
    readers.open(world.a.site, page, *lists)
    with readers.commit():
        question.withdraw()
    assert readers.get(world.a.site, page).status_code == 404
    for path in lists:
        assert "zqxtieude" not in readers.get(world.a.site, path).content.decode()


def test_other_answers_keep_their_words_and_translations(
    world, asked, published, django_capture_on_commit_callbacks
):
    """A text that two pages share is no person's own."""
    with committed(django_capture_on_commit_callbacks):
        other = published(text="Hỏi điều khác hẳn thế.", subject="Một câu khác")
        other.published_page.question_public = WORDING
        other.published_page.save_revision().publish()
        translate_page(other.published_page, "en", {WORDING: ENGLISH})
        asked.withdraw()
    tables = {table for table, _word in places_of((WORDING,))}
    assert {"questions_questionpage", "wagtail_localize_string"} <= tables
    assert Revision.objects.exists() and Locale.objects.count() == 2
    path = other.published_page.url
    assert Client().get(path, headers={"host": world.a.site.hostname}).status_code == 200
    assert timezone.now() > asked.asked_at
