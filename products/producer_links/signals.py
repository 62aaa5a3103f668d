"""A picture's file goes with its row."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from products.producer_links.models import SentPhoto


def delete_file(sender, instance: SentPhoto, **kwargs) -> None:
    """Once it is sure that the row is gone."""
    file = instance.file
    if file.name:
        transaction.on_commit(partial(file.storage.delete, file.name))


def connect() -> None:
    post_delete.connect(delete_file, sender=SentPhoto, dispatch_uid="delete_sent_photo")
