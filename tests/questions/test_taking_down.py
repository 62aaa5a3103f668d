"""“Gỡ ngay”: a published answer gone from everywhere at once, and its asker none the wiser less."""

import json

import pytest
from django.db import connection
from wagtail.admin.models import FormState
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from communes.questions.models import Question, QuestionPage
from communes.questions.models.lifecycle import StepNotPossible
from tests.questions.test_desk import answer_data, desk, publish
from tests.translations.factories import fresh, in_english, path_of

# Words that stand nowhere else.
SECRET, OLDER = "Zqxvutt", "Wqyzkru"
SURE = {"do": "take_down", "sure": "1"}


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def question(published) -> Question:
    """Published, mended in the page editor, renamed, translated, being edited again."""
    question = published(subject=f"Hỏi về {OLDER}?")
    page = fresh(question.published_page)
    page.title, page.slug = f"Hỏi về {SECRET}?", f"hoi-ve-{SECRET.lower()}"
    page.question_public = f"Chuyện {SECRET} thế nào?"
    page.answer = (
        f'<p>Xem <a href="https://vidu.vn/{SECRET}">{SECRET}</a>.</p><ul><li>Hai</li></ul>'
    )
    page.save_revision(log_action=True).publish()
    in_english(fresh(page))
    return Question.objects.get()


def every_row() -> list[tuple[str, str]]:
    """Every row of every table that holds one of the words, but the question's own.

    SQLite keeps single words of deleted texts in the folded rows of its full-text tables until
    it merges them; nothing is found by them.
    """
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows = [str(row) for row in cursor.fetchall()]
            words = (SECRET.lower(), OLDER.lower())
            found += [(table, row) for row in rows if any(word in row.lower() for word in words)]
    folded = ("search_words_data", "search_words_plain_data", "wagtailsearch_indexentry_fts_data")
    return [row for row in found if row[0] not in ("questions_question", *folded)]


def test_no_word_is_left_in_any_table(world, editor, question, django_capture_on_commit_callbacks):
    officer = world.officer(world.a)
    page = question.published_page
    FormState.objects.update_or_create_by_instance(
        page, user=officer, defaults={"data": SECRET, "last_updated_at": page.asked_at}
    )
    before = every_row()
    assert {"wagtailcore_revision", "wagtailcore_pagelogentry", "wagtail_localize_string"} <= {
        table for table, _row in before
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(desk(question), SURE).status_code == 302
    assert every_row() == []
    question.refresh_from_db()
    assert SECRET in question.answer and SECRET in question.subject
    assert not QuestionPage.objects.exists()


def test_withdrawing_leaves_no_word_either(question, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        question.withdraw()
    assert every_row() == []
    question.refresh_from_db()
    assert not question.answer


def test_other_pages_keep_the_texts_they_share(published):
    """A translator's text belongs to all pages that say it."""
    question, other = published(), published()
    english = in_english(fresh(other.published_page))
    in_english(fresh(question.published_page))
    question.refresh_from_db()
    question.take_down()
    original = fresh(other.published_page)
    original.save_revision().publish()
    assert fresh(english).live and fresh(english).title.startswith("EN ")


def test_readers_find_it_nowhere(world, editor, question, readers):
    page = fresh(question.published_page)
    english = QuestionPage.objects.get(locale__language_code="en")
    old = f"/hoi-dap/{page.slug}/"
    page.slug = "ten-moi"
    with readers.commit():
        page.save_revision().publish()
    english_url = path_of(world, english)
    places = ["/hoi-dap/", "/hoi-dap/ten-moi/", "/sitemap.xml", "/api/v1/questions/", english_url]
    places += ["/", "/en/"]
    portal = ["/", "/hoi-dap/", "/api/v1/questions/"]
    seen = [world.get(world.a.site, place).content.decode() for place in places]
    assert sum(SECRET in text for text in seen) >= 4
    for place in portal:
        world.get(world.portal.site, place)
    assert world.get(world.a.site, old).status_code == 301
    search = f"/tim-kiem/?q={SECRET}"
    assert "/hoi-dap/ten-moi/" in world.get(world.a.site, search).content.decode()
    with readers.commit():
        assert editor.post(desk(question), SURE).status_code == 302
    for place in places:
        assert SECRET not in world.get(world.a.site, place).content.decode(), place
    assert "/hoi-dap/ten-moi/" not in world.get(world.a.site, search).content.decode()
    for place in portal:
        assert SECRET not in world.get(world.portal.site, place).content.decode(), place
    for gone in (old, "/hoi-dap/ten-moi/", english_url):
        assert world.get(world.a.site, gone).status_code == 404


def test_the_asker_keeps_the_answer(world, editor, question):
    editor.post(desk(question), SURE)
    html = world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code}/").content.decode()
    assert SECRET in html and "Đã gỡ khỏi trang công khai" in html
    question.refresh_from_db()
    assert question.status == "answered" and question.may_publish and question.answered_at
    assert question.contact_or_none


def test_who_did_it_is_told_without_a_word_of_it(world, editor, question):
    officer = world.officer(world.a)
    ids = list(QuestionPage.objects.values_list("pk", flat=True))
    editor.post(desk(question), SURE)
    event = question.events.last()
    assert event.by == officer and event.status == "answered"
    entry = ModelLogEntry.objects.get(action="questions.take_down")
    assert (entry.user, entry.label) == (officer, question.code)
    assert SECRET not in json.dumps(entry.data)
    left = PageLogEntry.objects.filter(page_id__in=ids)
    assert left and {(one.label, str(one.data)) for one in left} == {(question.code, "{}")}


def test_it_is_asked_once(editor, question):
    html = editor.get(desk(question)).content.decode()
    assert 'value="take_down"' in html
    html = editor.post(desk(question), answer_data(do="take_down")).content.decode()
    assert "Gỡ câu trả lời ngay bây giờ?" in html and 'name="sure" value="1"' in html
    assert 'name="public_text"' in html and QuestionPage.objects.exists()


def test_it_can_be_published_again_in_other_words(world, editor, question):
    editor.post(desk(question), SURE)
    assert publish(editor, question).status_code == 302
    page = QuestionPage.objects.get()
    html = world.get(world.a.site, f"/hoi-dap/{page.slug}/").content.decode()
    assert "Mang giấy chứng sinh." in html and SECRET not in html


def test_only_who_may_publish_may_take_down(world, question):
    client = world.admin_client(world.officer(world.a, "contributor"))
    client.post(desk(question), SURE)
    assert QuestionPage.objects.count() == 2
    for role in ("editor", "approver", "admin"):
        html = world.admin_client(world.officer(world.a, role)).get(desk(question))
        assert 'value="take_down"' in html.content.decode()


def test_it_needs_something_published(editor, make_question):
    question = make_question()
    assert 'value="take_down"' not in editor.get(desk(question)).content.decode()
    assert editor.post(desk(question), SURE).status_code in {302, 403}
    with pytest.raises(StepNotPossible):
        question.take_down()


def test_a_page_that_somebody_deleted_is_no_hindrance(editor, question):
    Page.objects.get(pk=question.published_page_id).delete()
    assert editor.post(desk(question), SURE).status_code == 302
    question.refresh_from_db()
    assert question.status == "answered"
