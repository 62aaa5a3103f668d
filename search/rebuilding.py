"""The public index made anew, beside the one that is read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction

from search import indexing
from search.analysis import VERSION
from search.engines import find_engine
from search.indexing import Source
from search.models import Generation, SearchDocument, Term

# Rows in one transaction: some 0.2 s. SQLite lets those who wait try ten times a second: with
# fewer rows the pauses in which the next ones are analysed would be too short to be met.
BATCH = 200
# Different terms held in memory, and rows of them in one transaction.
MOST_TERMS = 1_000_000
TERM_BATCH = 20_000


def batched(items: Iterable, most: int) -> Iterator[list]:
    """The items in lists of at most so many (itertools has it from Python 3.12)."""
    items = iter(items)
    while batch := list(islice(items, most)):
        yield batch


def rebuild(
    sources: Iterable[Source], told: Callable[[int], None] = lambda count: None
) -> Generation:
    """Fills a new generation, has it read from then on, and takes the older ones away.

    Nothing is missing meanwhile: the old rows stay until the switch, and changes of pages go to
    both. `told` hears after each batch how many rows it had.
    """
    generation, engine = Generation.objects.create(analyser=VERSION), find_engine()
    engine.start(generation.pk)
    counts: Counter = Counter()
    for batch in batched(sources, BATCH):
        # Made before, so that the transaction only writes.
        rows = [indexing.document(source, generation) for source in batch]
        with transaction.atomic():
            rows = indexing.write_rows(rows)
            indexing.touch(generation, len(rows), sum(row.length for row in rows))
        engine.put(rows)
        for row in rows:
            counts.update(indexing.terms_of(row))
        if len(counts) > MOST_TERMS:
            write_terms(generation, counts)
            counts = Counter()
        told(len(rows))
    write_terms(generation, counts)
    switch(generation)
    generation.refresh_from_db()
    return generation


def write_terms(generation: Generation, counts: Counter) -> None:
    """Adds counted terms, in short transactions."""
    for part in batched(sorted(counts.items()), TERM_BATCH):
        with transaction.atomic():
            indexing.count_terms(generation, dict(part))


def switch(generation: Generation) -> None:
    """Has a generation read from now on and drops all others."""
    engine = find_engine()
    engine.switch(generation.pk)
    with transaction.atomic():
        Generation.objects.filter(is_current=True).update(is_current=False)
        Generation.objects.filter(pk=generation.pk).update(is_current=True)
    for old in Generation.objects.exclude(pk=generation.pk):
        drop(old)
    engine.tidy()


def drop(generation: Generation) -> None:
    """Takes a generation away, in short transactions."""
    find_engine().drop(generation.pk)
    for model, most in ((SearchDocument, BATCH), (Term, TERM_BATCH)):
        rows = model.objects.filter(generation=generation)
        while ids := list(rows.values_list("pk", flat=True)[:most]):
            with transaction.atomic():
                # By their range: more ids than a statement can hold. Raw: Django would read each
                # row, texts included, for whoever listens to deletions; of these nobody does.
                rows.filter(pk__gte=min(ids), pk__lte=max(ids))._raw_delete(rows.db)
    generation.delete()
