"""However a published answer is changed later, it tells nobody who asked."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.html import escape

from communes.questions.models import QuestionPage
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.protection import Refused
from tests.questions.conftest import NAME, PHONE
from tests.questions.test_desk import rich
from tests.translations.factories import fresh, in_english, send, translate
from tests.translations.factories import publish as publish_translation

LEAK = f"Xã đã gọi {PHONE}."
WHY = "số điện thoại của người hỏi"


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def page(published) -> QuestionPage:
    return published().published_page


@pytest.fixture
def leaking(page) -> QuestionPage:
    """A page with a draft that tells of its asker."""
    page = fresh(page)
    page.answer = f"<p>{LEAK}</p>"
    page.save_revision()
    return fresh(page)


def form(page, **changes):
    day = timezone.localtime(page.asked_at).strftime("%Y-%m-%d %H:%M")
    return {
        "title": page.title,
        "slug": page.slug,
        "question_public": page.question_public,
        "topic": "",
        "asker_display": page.asker_display,
        "village_label": page.village_label,
        "asked_at": day,
        "answer": rich("Mang giấy chứng sinh."),
        "answered_by": page.answered_by,
        "answered_at": day,
        "working_days": "0",
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    } | changes


def edit(client, page, **changes):
    return client.post(f"/admin/pages/{page.pk}/edit/", form(page, **changes))


def readers_get(world, page) -> str:
    return world.get(world.a.site, f"/hoi-dap/{page.slug}/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("title", f"Bà {NAME} hỏi"), ("question_public", LEAK), ("answer", rich(LEAK))),
        *(("answered_by", NAME), ("asker_display", NAME), ("village_label", PHONE)),
        *(("slug", "hoi-0912345678"), ("seo_title", NAME), ("search_description", LEAK)),
    ],
)
def test_the_page_editor_refuses_at_the_field(world, editor, page, field, value):
    html = edit(editor, page, **{field: value}).content.decode()
    assert "<mark>" in html and "của người hỏi" in html
    assert fresh(page).latest_revision_id == page.latest_revision_id
    # A draft may hold it: nobody reads it.
    draft = form(page, **{field: value})
    del draft["action-publish"]
    assert editor.post(f"/admin/pages/{page.pk}/edit/", draft).status_code == 302
    assert escape(value) not in readers_get(world, fresh(page))


def test_the_page_editor_asks_to_look_at_what_is_new(editor, page):
    new = {"answer": rich("Cháu sinh ngày 3/4/2026.")}
    html = edit(editor, page, **new).content.decode()
    assert "<mark>sinh ngày 3/4/2026</mark>" in html
    assert "Mang" not in fresh(page).answer or "2026" not in fresh(page).answer
    assert edit(editor, page, seen="on", **new).status_code == 302
    assert "3/4/2026" in fresh(page).answer
    # It is public already: nobody is asked again.
    assert edit(editor, page, title="Tiêu đề khác", **new).status_code == 302


def test_a_page_of_its_own_holds_no_numbers_of_persons(world, editor, page):
    index = world.a.home.get_children().get(slug="hoi-dap")
    url = f"/admin/pages/add/questions/questionpage/{index.pk}/"
    data = form(page, title="Trang riêng", slug="trang-rieng", answer=rich("Số 040088001234"))
    html = editor.post(url, data).content.decode()
    assert "<mark>040088001234</mark>" in html
    data["answer"] = rich("Mang giấy chứng sinh.")
    assert editor.post(url, data).status_code == 302


def test_publishing_many_at_once_refuses(world, editor, leaking):
    url = f"/admin/bulk/wagtailcore/page/publish/?id={leaking.pk}&next=/admin/"
    response = editor.post(url, follow=True)
    assert WHY in response.content.decode()
    assert PHONE not in response.content.decode()
    assert PHONE not in readers_get(world, leaking)


def test_the_admins_api_refuses(world, editor, leaking):
    response = editor.post(f"/admin/api/main/pages/{leaking.pk}/action/publish/")
    assert response.status_code == 409 and WHY in response.json()["detail"]
    assert PHONE not in readers_get(world, leaking)


def test_code_and_tasks_are_refused(world, leaking):
    with pytest.raises(Refused) as error:
        leaking.get_latest_revision().publish()
    assert PHONE not in str(error.value)
    leaking.answer = LEAK
    with pytest.raises(Refused):
        leaking.save()
    assert PHONE not in readers_get(world, leaking)


def test_a_day_that_was_set_passes_by_and_holds_up_nobody(world, page, published):
    other = published(subject="Một câu hỏi khác?").published_page
    soon = timezone.now() + timedelta(minutes=1)
    for one, words in ((page, f"<p>{LEAK}</p>"), (other, "<p>Lời mới của xã.</p>")):
        one = fresh(one)
        one.answer, one.go_live_at = words, soon
        one.save_revision().publish()
    past = timezone.now() - timedelta(hours=1)
    for one in (page, other):
        revision = fresh(one).revisions.exclude(approved_go_live_at=None).get()
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past - timedelta(minutes=one is page)
        revision.save()
    call_command("publish_scheduled")
    assert "Lời mới của xã." in readers_get(world, other)
    assert PHONE not in readers_get(world, page)
    assert not fresh(page).revisions.exclude(approved_go_live_at=None).exists()


def test_the_desk_is_not_the_only_door_to_publish(make_question):
    question = make_question()
    question.subject, question.public_text = "Khai sinh?", "Cần giấy tờ gì?"
    question.answered_post, question.answer = "Văn thư", f"<p>{LEAK}</p>"
    with pytest.raises(StepNotPossible, match=WHY) as error:
        question.publish()
    assert PHONE not in str(error.value)
    question.refresh_from_db()
    assert question.status == "received" and not QuestionPage.objects.exists()


def test_what_is_public_already_can_still_be_moved_and_saved(page):
    """A page of older days: nothing new is told by saving it as it is."""
    QuestionPage.objects.filter(pk=page.pk).update(answer=f"<p>{LEAK}</p>")
    old = fresh(page)
    old.save()
    old.title = "Một tiêu đề khác"
    with pytest.raises(Refused):
        old.save()


def test_once_the_contact_is_gone_the_page_is_free(page):
    page.question.contact.delete()
    page = fresh(page)
    page.answer = f"<p>{LEAK}</p>"
    page.save_revision().publish()
    assert LEAK in fresh(page).answer


def test_a_translation_that_tells_is_no_public_page(world, page):
    record = send(page)
    translate(record, {page.title: f"{NAME} asks"})
    english = publish_translation(record)
    assert not english.live
    assert NAME not in world.get(world.a.site, "/en/").content.decode()


def test_a_translation_that_is_public_is_taken_down_rather_than_told_more(world, page):
    english = in_english(page)
    assert english.live
    english.title = f"{NAME} asks"
    english.save_revision().publish()
    assert not fresh(english).live
    # Mending the Vietnamese one does not bring it back.
    original = fresh(page)
    original.answered_by = "Văn thư"
    original.save_revision().publish()
    assert not fresh(english).live and fresh(page).answered_by == "Văn thư"


def test_the_translators_button_says_why(world, editor, page):
    record = send(page)
    translate(record, {page.title: f"{NAME} asks"})
    english = record.get_target_instance()
    response = editor.post(f"/admin/pages/{english.pk}/edit/", {"action": "publish"}, follow=True)
    assert "tên của người hỏi" in response.content.decode()
    assert not fresh(english).live


def test_what_comes_back_with_its_section_is_looked_at_again(world, page):
    index = page.get_parent().specific
    index.unpublish()
    hidden = fresh(page)
    assert not hidden.live
    # An officer's draft of a page that is down is kept in its row.
    QuestionPage.objects.filter(pk=page.pk).update(answer=f"<p>{LEAK}</p>")
    index = fresh(index)
    index.save_revision().publish()
    assert fresh(index).live and not fresh(page).live
