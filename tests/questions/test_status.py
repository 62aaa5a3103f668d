"""Following a question by its code, withdrawing it, erasing contacts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from communes.questions.models import Question, QuestionContact, QuestionPage
from communes.questions.models.lifecycle import StepNotPossible
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT


def status_path(question, tail=""):
    return f"/hoi-dap/tra-cuu/{question.code}/{tail}"


def test_the_status_page_shows_the_way_and_no_contact(world, make_question):
    question = make_question()
    question.assign("Công chức Tư pháp – Hộ tịch")
    response = world.get(world.a.site, status_path(question))
    html = response.content.decode()
    assert TEXT in html
    assert "Công chức Tư pháp – Hộ tịch" in html
    assert "Hạn trả lời" in html
    assert 'class="now" aria-current="step"' in html
    for secret in (NAME, "Bưởi", PHONE, EMAIL, "0912 345 678"):
        assert secret not in html
    assert '<meta name="robots" content="noindex">' in html
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_new_question_tells_to_keep_the_code(world, make_question):
    question = make_question()
    html = world.get(world.a.site, status_path(question)).content.decode()
    assert "Giữ mã này" in html
    assert f'data-text="{question.code}"' in html
    assert "https://zalo.me/share?u=http" in html
    assert 'href="sms:?&amp;body=' in html


def test_a_private_answer_is_on_the_status_page_alone(world, make_question):
    question = make_question(may_publish=False)
    question.answer, question.answered_post = "<p>Chị đến gặp cán bộ.</p>", "Văn phòng xã"
    question.answer_privately()
    assert "Chị đến gặp cán bộ" in world.get(world.a.site, status_path(question)).content.decode()
    assert "Chị đến gặp cán bộ" not in world.get(world.a.site, "/hoi-dap/").content.decode()


def test_a_draft_is_not_shown(world, make_question):
    question = make_question()
    question.answer = "<p>Chưa chắc đâu.</p>"
    question.save_draft()
    question.reject("Nội dung này không thuộc thẩm quyền của xã.")
    html = world.get(world.a.site, status_path(question)).content.decode()
    assert "Chưa chắc đâu" not in html
    assert "không thuộc thẩm quyền" in html


def test_a_typed_code_leads_to_its_page(world, make_question):
    question = make_question()
    typed = question.code.lower().replace("-", " ")
    response = world.get(world.a.site, "/hoi-dap/tra-cuu/", data={"ma": typed})
    assert response["Location"] == status_path(question)
    response = world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code.lower()}/")
    assert response["Location"] == status_path(question)


@pytest.mark.parametrize("query", ["", "?ma=", "?ma=abc", "?ma=" + "x" * 300, "?ma=%00", "?x=1"])
def test_a_wrong_code_is_never_an_error_page(world, query):
    response = world.get(world.a.site, f"/hoi-dap/tra-cuu/{query}")
    assert response.status_code == 200
    assert 'name="ma"' in response.content.decode()


def test_unknown_and_foreign_codes_are_not_found(world, make_question):
    foreign = make_question(world.b)
    for code in (foreign.code, "HD-7K3M-92QX", "abc"):
        for tail in ("", "rut/"):
            response = world.get(world.a.site, f"/hoi-dap/tra-cuu/{code}/{tail}")
            assert response.status_code == 404
            html = response.content.decode()
            assert TEXT not in html
            assert 'name="ma"' in html


def test_the_portal_leads_to_the_commune_of_a_code(world, make_question):
    question = make_question(world.b)
    response = world.get(world.portal.site, status_path(question))
    assert response["Location"] == f"http://b.test/hoi-dap/tra-cuu/{question.code}/"
    assert world.get(world.portal.site, status_path(question, "rut/")).status_code == 302
    question.refresh_from_db()
    assert question.status == "received"


def test_look_ups_are_limited(world, make_question, monkeypatch):
    monkeypatch.setattr("communes.questions.views.public.LOOK_UPS_PER_HOUR", 3)
    question = make_question()
    codes = [world.get(world.a.site, status_path(question)).status_code for _time in range(4)]
    assert codes == [200, 200, 200, 429]


def test_withdrawing_asks_first_and_erases_everything(world, published):
    question = published(subject="Câu hỏi sẽ được rút")
    question.events.update(note="ghi chú riêng")
    page_pk = question.published_page.pk
    html = world.get(world.a.site, status_path(question, "rut/")).content.decode()
    assert "Rút rồi không lấy lại được" in html
    assert Question.objects.get().status == "published"
    response = world.post(world.a.site, status_path(question, "rut/"), {})
    assert response["Location"] == status_path(question)
    question = Question.objects.get()
    assert question.status == "withdrawn"
    assert not any([question.text, question.public_text, question.answer, question.subject])
    assert not QuestionContact.objects.exists()
    assert not QuestionPage.objects.filter(pk=page_pk).exists()
    assert not question.events.exclude(note="").exists()
    assert not Revision.objects.filter(object_id=str(page_pk)).exists()
    html = world.get(world.a.site, status_path(question)).content.decode()
    assert "Dữ liệu của bạn đã được xoá" in html
    assert TEXT not in html
    # A second time is harmless, and officers can't go on.
    assert world.post(world.a.site, status_path(question, "rut/"), {}).status_code == 302
    with pytest.raises(StepNotPossible):
        question.assign("Văn phòng")


def test_withdrawing_from_another_site_is_refused(world, make_question):
    from django.test import Client

    question = make_question()
    response = Client().post(
        status_path(question, "rut/"),
        headers={"host": world.a.site.hostname, "origin": "http://evil.test"},
    )
    assert response.status_code == 403
    assert QuestionContact.objects.exists()


def test_two_people_acting_at_once_do_not_undo_each_other(make_question):
    question = make_question()
    stale = Question.objects.get(pk=question.pk)
    question.withdraw()
    for step in (
        lambda: stale.assign("Văn phòng"),
        lambda: stale.publish(),
        lambda: stale.answer_privately(),
        lambda: stale.reject("vì thế"),
        lambda: stale.transfer("đi nơi khác"),
        lambda: stale.save_draft(),
    ):
        with pytest.raises(StepNotPossible):
            step()
    assert Question.objects.get().text == ""


def test_the_time_to_keep_a_contact_counts_from_the_answer(make_question):
    question = make_question()
    before = question.contact.purge_after
    question.reject("Nội dung không rõ.", at=timezone.now() - timedelta(days=200))
    contact = QuestionContact.objects.get()
    assert contact.purge_after < before
    assert contact.purge_after > timezone.localdate()


def test_personal_data_is_in_no_index_revision_or_log(
    world, published, caplog, django_capture_on_commit_callbacks
):
    caplog.set_level("DEBUG")
    with django_capture_on_commit_callbacks(execute=True):
        question = published()
    from wagtail.log_actions import registry

    logged = [
        str((entry.label, entry.data))
        for model in registry.get_log_entry_models()
        for entry in model.objects.all()
    ]
    revisions = [str(revision.content) for revision in Revision.objects.all()]
    entries = [f"{e.title} {e.body} {e.autocomplete}" for e in IndexEntry.objects.all()]
    for secret in (NAME, "Bưởi", PHONE, EMAIL, question.code):
        assert not any(secret in text for text in (*logged, *revisions, *entries, caplog.text))
    assert Question not in ReferenceIndex.tracked_models
    assert NAME not in str(question.contact) and str(question) == question.code
