"""Texts put into answers: a commune's own, and its published answers to alike questions."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communes.questions.models import ReadyAnswer
from communes.questions.similar import similar_answers
from tests.questions.test_desk import answer_data, desk, rich

LIST = "/admin/mau-tra-loi/"


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def ready(world):
    """One of each commune."""
    own = ReadyAnswer.objects.create(
        site=world.a.site, title="Khai sinh", text="<p>Mang giấy chứng sinh của <b>bé</b>.</p>"
    )
    foreign = ReadyAnswer.objects.create(
        site=world.b.site, title="Mẫu của xã B", text="<p>Lời của xã B.</p>"
    )
    return own, foreign


def answer_in(response) -> str:
    """The words in the answer's field."""
    return str(response.context["answer_form"]["answer"].value())


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_officers_keep_their_own(world, ready, role):
    own, foreign = ready
    client = world.admin_client(world.officer(world.a, role))
    html = client.get(LIST).content.decode()
    assert own.title in html and foreign.title not in html
    data = {"title": "Giờ làm", "text": rich("Sáng từ bảy giờ rưỡi.")}
    assert client.post(f"{LIST}new/", data).status_code == 302
    made = ReadyAnswer.objects.get(title="Giờ làm")
    assert made.site == world.a.site
    assert client.post(f"{LIST}edit/{own.pk}/", data | {"title": "Khác"}).status_code == 302
    assert client.post(f"{LIST}delete/{own.pk}/").status_code == 302
    assert not ReadyAnswer.objects.filter(pk=own.pk).exists()


def test_those_of_another_commune_are_not_there(world, editor, ready, make_question):
    own, foreign = ready
    for verb in ("edit", "delete"):
        assert editor.get(f"{LIST}{verb}/{foreign.pk}/").status_code == 404
        assert editor.post(f"{LIST}{verb}/{foreign.pk}/", {"title": "x"}).status_code == 404
    question = make_question()
    html = editor.get(desk(question)).content.decode()
    assert own.title in html and foreign.title not in html
    data = answer_data(do="insert", **{"insert-text": f"ready-{foreign.pk}"})
    response = editor.post(desk(question), data)
    assert "Lời của xã B" not in response.content.decode()
    assert "Chọn một văn bản trong danh sách" in response.content.decode()


def test_contributors_have_none(world, ready):
    client = world.admin_client(world.officer(world.a, "contributor"))
    assert client.get(LIST).status_code in {302, 403}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Căn cước của bà là 040088001234.", "không ai được đọc"),
        ("Gọi anh Nguyễn Văn Tâm, số 0912 345 678.", "đánh dấu"),
    ],
)
def test_nothing_of_a_person_stays_in_one(editor, text, message):
    data = {"title": "Mẫu", "text": rich(text)}
    html = editor.post(f"{LIST}new/", data).content.decode()
    assert not ReadyAnswer.objects.exists()
    assert "<mark>" in html and json.dumps(text[:12]).strip('"') in html
    saved = editor.post(f"{LIST}new/", data | {"seen": "on"})
    # What may be an office's number is for the officer to say; a card's never is.
    assert (saved.status_code == 302) is (message == "đánh dấu")


def test_it_is_added_below_what_is_typed(editor, ready, make_question):
    question = make_question()
    data = answer_data(do="insert", **{"insert-text": f"ready-{ready[0].pk}"})
    response = editor.post(desk(question), data | {"answer": rich("Chào bạn.")})
    answer = answer_in(response)
    assert answer.index("Chào bạn.") < answer.index("giấy chứng sinh")
    assert data["public_text"] in response.content.decode()
    empty = editor.post(desk(question), data | {"answer": rich(" ")})
    assert answer_in(empty).startswith("<p>Mang") and "<b>bé</b>" in answer_in(empty)
    question.refresh_from_db()
    assert not question.answer


def test_without_a_choice_nothing_is_lost(editor, ready, make_question):
    response = editor.post(desk(make_question()), answer_data(do="insert"))
    assert "Chọn một văn bản trước" in response.content.decode()
    assert "Mang giấy chứng sinh." in answer_in(response)


def test_what_comes_from_one_is_checked_before_it_is_public(world, editor, make_question):
    text = "Bạn gọi số 0987 654 321."
    one = ReadyAnswer.objects.create(site=world.a.site, title="Gọi", text=f"<p>{text}</p>")
    question = make_question()
    data = answer_data(do="insert", **{"insert-text": f"ready-{one.pk}"})
    answer = answer_in(editor.post(desk(question), data))
    assert text in answer
    html = editor.post(desk(question), answer_data(answer=rich(text))).content.decode()
    assert "<mark>0987 654 321</mark>" in html and "page-preview" not in html


def test_alike_are_own_published_answers(world, make_question, published):
    about_birth = published(text="Khai sinh muộn thì sao?", email="x@vidu.vn")
    published(world.b, subject="Khai sinh cho con cần giấy tờ gì ở xã B?")
    other = published(subject="Chè bị cháy lá thì chăm thế nào?", email="y@vidu.vn")
    page = other.published_page
    page.question_public = "Búp chè cháy rìa lá sau nắng."
    page.save_revision().publish()
    question = make_question(email="z@vidu.vn")
    found = similar_answers(question)
    assert [one.pk for one in found] == [about_birth.published_page_id]
    assert similar_answers(make_question(text="Đường bê tông bao giờ sửa xong?")) == []
    assert similar_answers(about_birth) == []


def test_an_alike_answer_is_shown_and_put_in(world, editor, make_question, published):
    page = published(email="x@vidu.vn").published_page
    question = make_question()
    html = editor.get(desk(question)).content.decode()
    assert page.title in html and "giấy chứng sinh và căn cước" in html
    data = answer_data(do="insert", **{"insert-text": f"similar-{page.pk}"})
    assert "giấy chứng sinh và căn cước" in answer_in(editor.post(desk(question), data))


def test_looking_for_alike_costs_one_query(make_question, published):
    published(email="x@vidu.vn")
    question = make_question()
    root = question.site.root_page
    assert root.pk
    with CaptureQueriesContext(connection) as few:
        assert similar_answers(question)
    for number in range(4):
        published(email=f"n{number}@vidu.vn")
    with CaptureQueriesContext(connection) as many:
        assert len(similar_answers(question)) == 3
    assert len(few) == len(many) == 1
