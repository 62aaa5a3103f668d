import pytest
from django_tasks import task

from portal.core.tasks_once import tasks_once

calls = []


@task()
def noted(*words, **named):
    calls.append((words, named))


@task()
def further(word):
    calls.append(word)
    noted.enqueue(word)


@pytest.fixture(autouse=True)
def no_calls():
    calls.clear()


def test_the_same_call_runs_once_after_all():
    with tasks_once():
        noted.enqueue("a", b=1)
        noted.enqueue("c")
        noted.enqueue("a", b=1)
        assert calls == []
    assert calls == [(("a",), {"b": 1}), (("c",), {})]
    noted.enqueue("a")
    assert calls[-1] == (("a",), {})


def test_what_a_task_asks_for_runs_too():
    with tasks_once():
        further.enqueue("d")
    assert calls == ["d", (("d",), {})]


def test_nothing_runs_where_the_changes_failed():
    with pytest.raises(RuntimeError), tasks_once():
        noted.enqueue("e")
        raise RuntimeError
    assert calls == []
    noted.enqueue("f")
    assert calls == [(("f",), {})]
