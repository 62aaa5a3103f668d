"""The public index made anew, beside the one that is read."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from search import indexing
from search.analysis import VERSION, terms
from search.engines import all_engines, find_engine
from search.indexing import Source
from search.models import Generation, SearchDocument, Term
from search.sources import public_pages

# Rows in one transaction: on SQLite some 0.3 s.
BATCH = 500
# Seconds between two transactions on SQLite, which lets those who wait try ten times a second.
PAUSE = 0.1
# Different tokens held in memory, and rows of terms in one transaction.
MOST_TOKENS = 1_000_000
TERM_BATCH = 20_000


def batched(items: Iterable, most: int) -> Iterator[list]:
    """The items in lists of at most so many (itertools has it from Python 3.12)."""
    items = iter(items)
    while batch := list(islice(items, most)):
        yield batch


class Turns:
    """Transactions one after the other, between which others can write."""

    def __init__(self) -> None:
        self.free_since = 0.0

    @contextmanager
    def take(self) -> Iterator[None]:
        """A transaction; on SQLite not before whoever waits could have had a turn."""
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            time.sleep(max(self.free_since + PAUSE - time.monotonic(), 0))
        with transaction.atomic():
            yield
        self.free_since = time.monotonic()


def ahead(make: Callable[[list], list], batches: Iterable[list]) -> Iterator[list]:
    """What is made of each batch; of the next one while this one is used."""
    with ThreadPoolExecutor(max_workers=1) as maker:
        waiting = None
        for batch in batches:
            made, waiting = waiting, maker.submit(make, batch)
            if made:
                yield made.result()
        if waiting:
            yield waiting.result()


def rebuild(
    sources: Iterable[Source], told: Callable[[int], None] = lambda count: None
) -> Generation:
    """Fills a new generation, has it read from then on, and takes the older ones away.

    Nothing is missing meanwhile: the old rows stay until the switch, and changes of pages go to
    both. `told` hears after each batch how many rows it had.
    """
    generation, engine = Generation.objects.create(analyser=VERSION), find_engine()
    for one in all_engines():
        one.start(generation.pk)

    def make(batch: list[Source]) -> list[SearchDocument]:
        return [indexing.document(source, generation) for source in batch]

    # SQLite's other writers have their turn in the time that this takes.
    each = map if connection.vendor == "sqlite" else ahead
    counts: Counter[str] = Counter()
    turns = Turns()
    for rows in each(make, batched(sources, BATCH)):
        with turns.take():
            rows = indexing.write_rows(not_overtaken(generation, rows))
            indexing.touch(generation, len(rows), sum(row.length for row in rows))
        engine.put(rows)
        for row in rows:
            counts.update({*row.title_words.split(), *row.body_words.split()})
        if len(counts) > MOST_TOKENS:
            write_terms(generation, counts, turns)
            counts = Counter()
        told(len(rows))
    write_terms(generation, counts, turns)
    switch(generation)
    generation.refresh_from_db()
    return generation


def not_overtaken(generation: Generation, rows: list[SearchDocument]) -> list[SearchDocument]:
    """Those whose pages did not change since they were read: what a change wrote is newer, and
    what it hid stays out."""
    ids = [row.page_id for row in rows]
    there = set(public_pages().filter(pk__in=ids).values_list("pk", flat=True))
    newer = SearchDocument.objects.filter(generation=generation, page_id__in=ids)
    there -= set(newer.values_list("page_id", flat=True))
    return [row for row in rows if row.page_id in there]


def write_terms(generation: Generation, counts: Counter, turns: Turns) -> None:
    """Adds those of the counted tokens that are terms, in short transactions."""
    for part in batched(sorted(terms(counts)), TERM_BATCH):
        with turns.take():
            indexing.count_terms(generation, {term: counts[term] for term in part})


def switch(generation: Generation) -> None:
    """Has a generation read from now on and drops all others."""
    for engine in all_engines():
        engine.switch(generation.pk)
    with transaction.atomic():
        Generation.objects.filter(is_current=True).update(is_current=False)
        Generation.objects.filter(pk=generation.pk).update(is_current=True)
    for old in Generation.objects.exclude(pk=generation.pk):
        drop(old)


def drop(generation: Generation) -> None:
    """Takes a generation away, in short transactions."""
    find_engine().drop(generation.pk)
    turns = Turns()
    for model, most in ((SearchDocument, BATCH), (Term, TERM_BATCH)):
        rows = model.objects.filter(generation=generation)
        while ids := list(rows.values_list("pk", flat=True)[:most]):
            with turns.take():
                # By their range: more ids than a statement can hold. Raw: Django would read each
                # row, texts included, for whoever listens to deletions; of these nobody does.
                rows.filter(pk__gte=min(ids), pk__lte=max(ids))._raw_delete(rows.db)
    generation.delete()
