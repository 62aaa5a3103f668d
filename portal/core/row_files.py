"""A row's files go with it."""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete


def delete_files_with_rows(model: type[models.Model], *names: str) -> None:
    """Deletes the files of these fields once it is sure that their row is gone."""

    def delete(sender: Any, instance: Any, **kwargs: Any) -> None:
        for name in names:
            file = getattr(instance, name)
            if file.name:
                transaction.on_commit(partial(file.storage.delete, file.name))

    uid = f"files_of_{model._meta.label_lower}"
    post_delete.connect(delete, sender=model, dispatch_uid=uid, weak=False)
