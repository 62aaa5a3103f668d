"""Work that no editor waits for."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from communes.outbox.following import follow
from communes.outbox.sending import send_due


@task()
def follow_notice(key: str) -> int:
    """Makes the mailings of a notice, by its `translation_key`, and sends what is due; how many
    mailings were made."""
    made = follow(UUID(key))
    if made:
        send_due()
    return len(made)


@task()
def send_now() -> int:
    """Sends what is due; how many rows were tried."""
    return send_due().total()


def send_later() -> None:
    """Has what is due sent once it is sure."""
    transaction.on_commit(send_now.enqueue)


def follow_later(key: UUID) -> None:
    """Has a notice followed once what happened to it is sure."""
    transaction.on_commit(partial(follow_notice.enqueue, str(key)))
