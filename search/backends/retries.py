"""Changes that a cluster missed in the index of Wagtail's search: told again later."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone
from django_tasks import default_task_backend, task
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_instance

from search.cluster_client import Unanswered

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)


def try_again(model, pk, after: timedelta = FIRST) -> None:
    """Has a row told to the cluster again, where tasks can wait (in production)."""
    if default_task_backend.supports_defer:
        tell_again.using(run_after=timezone.now() + after).enqueue(
            model._meta.app_label, model._meta.model_name, str(pk), int(after.total_seconds())
        )


@task()
def tell_again(app_label: str, model_name: str, pk: str, waited: int) -> None:
    """Brings the document of a row to what the row is now; waits longer each time it fails."""
    backend = get_search_backend()
    if not hasattr(backend, "connection"):
        return
    model = apps.get_model(app_label, model_name)
    index = backend.get_index_for_model(model)
    row = model._default_manager.filter(pk=pk).first()
    item = row and get_indexed_instance(row)
    try:
        if item:
            index.put_document(item)
        else:
            index.delete_document(pk)
    except Unanswered:
        try_again(model, pk, min(LONGEST, timedelta(seconds=2 * waited)))
