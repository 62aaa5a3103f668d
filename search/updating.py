"""The public index kept up with the pages."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from search import indexing
from search.analysis import VERSION
from search.engines import find_engine
from search.models import Generation, PendingUpdate
from search.sources import public_pages, sources

logger = logging.getLogger(__name__)

# The analyser of an index that lacks pages.
INCOMPLETE = 0
# Pages in one transaction: other writers wait for no more.
BATCH = 20


def note(page_ids: Iterable[int]) -> None:
    """Keeps in mind that pages changed, together with the change itself."""
    PendingUpdate.objects.bulk_create(
        [PendingUpdate(page_id=pk, since=timezone.now()) for pk in sorted(set(page_ids))],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=["since"],
    )


def withdraw(page_ids: Iterable[int]) -> None:
    """Takes pages out of what the database finds and counts, at once."""
    page_ids = list(page_ids)
    for generation in Generation.objects.all():
        indexing.remove(generation, page_ids)


def generations() -> list[Generation]:
    """All that have to be told: the one that is read and the one in the making.

    A new portal begins with an empty one. Where pages stood before the index did, it is marked as
    one that `rebuild_search --if-needed` makes anew.
    """
    if not Generation.objects.filter(is_current=True).exists():
        noted = PendingUpdate.objects.values("page_id")
        is_whole = not public_pages().exclude(pk__in=noted).exists()
        analyser = VERSION if is_whole else INCOMPLETE
        generation = Generation.objects.create(analyser=analyser, is_current=True)
        find_engine().start(generation.pk)
        find_engine().switch(generation.pk)
    return list(Generation.objects.all())


def catch_up() -> int:
    """Brings the index up to date with all pages that are noted; gives how many failed.

    What fails stays noted with its error, for the next time.
    """
    failed = 0
    last = 0
    while batch := list(PendingUpdate.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        try:
            _update([pending.page_id for pending in batch])
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin shows it
            logger.warning("Search: pages not updated.", exc_info=True)
            failed += len(batch)
            _failed(batch, error)
        else:
            # One that changed again meanwhile stays.
            for pending in batch:
                PendingUpdate.objects.filter(pk=pending.pk, since=pending.since).delete()
    return failed


def _update(page_ids: list[int]) -> None:
    found = sources(page_ids)
    gone = sorted(set(page_ids) - {source.page_id for source in found})
    engine = find_engine()
    for generation in generations():
        with transaction.atomic():
            indexing.remove(generation, gone)
            rows = indexing.put(generation, found)
        engine.remove(generation.pk, gone)
        engine.put(rows)


def _failed(batch: list[PendingUpdate], error: Exception) -> None:
    for pending in batch:
        pending.tries += 1
        pending.error = f"{type(error).__name__}: {error}"[:300]
    PendingUpdate.objects.bulk_update(batch, ["tries", "error"])
