"""Tasks of many changes at once: each runs when all is done, and the same one only once.

A demo saves a page five times while it makes it; its words, references and pictures are then
worked out once.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend


class Waiting(DummyBackend):
    """Keeps what is enqueued; nothing can be put off further, as where tasks run at once."""

    supports_defer = False


@contextmanager
def tasks_once() -> Iterator[None]:
    """Tasks that this thread enqueues within run at the end, each call with its values once.

    Nothing runs if the block fails: then nothing of it is there.
    """
    usual = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    waiting = Waiting(DEFAULT_TASK_BACKEND_ALIAS, {})
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = waiting
    try:
        yield
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = usual
    asked = {
        (one.task.module_path, json.dumps([one.args, one.kwargs], sort_keys=True)): one
        for one in waiting.results
    }
    for one in asked.values():
        one.task.enqueue(*one.args, **one.kwargs)
