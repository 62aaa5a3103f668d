"""The list of incoming questions: the deadline in words, near the front, and codes whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.questions.models import Question, Status

INDEX = reverse("questions:index")


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "Quá hạn 3 ngày ("), (0, "Hôm nay là hạn cuối ("), (2, "Còn 2 ngày (")],
)
def test_the_deadline_is_said_in_words(make_question, editor, days, words):
    due_on = timezone.localdate() + timedelta(days=days)
    Question.objects.filter(pk=make_question().pk).update(due_on=due_on)
    assert words in editor.get(INDEX).content.decode()


def test_an_answered_question_has_no_deadline_left(make_question, editor):
    due_on = timezone.localdate() - timedelta(days=3)
    questions = Question.objects.filter(pk=make_question().pk)
    questions.update(due_on=due_on, status=Status.ANSWERED)
    html = editor.get(INDEX).content.decode()
    assert "Quá hạn 3" not in html


def test_the_deadline_stands_before_status_and_code(make_question, editor):
    make_question()
    columns = [column.name for column in editor.get(INDEX).context["table"].columns.values()]
    assert columns[:4] == ["text", "due_on", "status", "code"]
    assert 'class="whole on-card"' in editor.get(INDEX).content.decode()


def test_what_is_due_within_three_days_can_be_asked_for(make_question, editor):
    today = timezone.localdate()
    for days in (-1, 0, 3, 4):
        question = make_question(text=f"Câu {days}", email=f"n{days}@example.com")
        Question.objects.filter(pk=question.pk).update(due_on=today + timedelta(days=days))
    found = editor.get(INDEX, {"when": "soon"}).context["object_list"]
    assert [question.text for question in found] == ["Câu 0", "Câu 3"]
