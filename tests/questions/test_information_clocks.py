"""Until when a request for information is answered: the law's days, more time, working days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.questions.models import Question, Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.workdays import add_working_days
from tests.questions.conftest import days_after, status_path


@pytest.mark.parametrize(
    ("way", "ready", "gathered"),
    [("look", 1, 10), ("copy", 1, 10), ("net", 3, 15), ("post", 5, 15)],
)
def test_the_last_day_follows_way_and_work(make_request, way, ready, gathered):
    question = make_request(way=way)
    assert question.due_on == days_after(question, gathered)
    question.settle("ready", 0, "Mời đến văn phòng xã.")
    assert Question.objects.get().due_on == days_after(question, ready)
    question.settle("gathered", None, "Xã tập hợp số liệu.")
    assert Question.objects.get().due_on == days_after(question, gathered)


def test_more_time_is_taken_once_and_told(world, make_request):
    question = make_request(way="net")
    question.extend("Phải hỏi ý kiến cơ quan khác.")
    stored = Question.objects.get()
    assert stored.due_on == days_after(question, 15) + timedelta(days=15)
    assert stored.status == Status.RECEIVED
    assert [event.status for event in stored.events.all()] == ["received", "extended"]
    with pytest.raises(StepNotPossible):
        stored.extend("Lần nữa cho chắc.")
    html = world.get(world.a.site, status_path(stored)).content.decode()
    assert "Xã cần thêm thời gian" in html and "Phải hỏi ý kiến cơ quan khác" in html


def test_at_the_office_more_time_counts_working_days(make_request):
    question = make_request()
    question.extend("Hồ sơ lưu ở kho, cần tìm.")
    assert question.due_on == add_working_days(days_after(question, 10), 10)


def test_after_the_last_day_no_more_time_is_taken(make_request):
    question = make_request(at=timezone.now() - timedelta(days=40))
    with pytest.raises(StepNotPossible):
        question.extend("Xin thêm thời gian.")


def test_days_of_asking_back_are_added(make_request):
    question = make_request()
    question.ask_back("Bà con cần bản của năm nào?", at=question.asked_at)
    question.take_reply("Năm nay.", at=question.asked_at + timedelta(days=14))
    assert question.due_on > days_after(question, 10)


def test_a_question_keeps_the_commune_s_own_days(make_question):
    question = make_question()
    assert question.due_on == days_after(question, 15)
    assert question.information_or_none is None


def test_working_days_that_change_move_it_by_the_law_s_term(make_request):
    question = make_request(way="net")
    Question.objects.update(due_on=timezone.localdate() - timedelta(days=99))
    Question.objects.count_again()
    assert Question.objects.get().due_on == days_after(question, 15)
