"""Rows of the public index: made, changed and counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import F

from portal.core.finding import SearchFacts
from search.analysis import terms, tokens
from search.engines.facets import facets_of
from search.models import Generation, SearchDocument, Term

# Longer texts are cut: some forty printed pages.
MOST_LETTERS = 100_000
# Values in one statement: below the bound of every database.
AT_ONCE = 1_000
COLUMNS = [
    field.name
    for field in SearchDocument._meta.fields
    if field.name not in ("id", "generation", "page")
]


@dataclass(frozen=True)
class Source:
    """A public page as the index takes it."""

    page_id: int
    site_id: int
    languages: tuple[str, ...]
    kind: str
    title: str
    texts: list[str]
    facts: SearchFacts = field(default_factory=SearchFacts)


def document(source: Source, generation: Generation) -> SearchDocument:
    """The row of a page, not saved."""
    title = tokens(source.title)
    # Not by a dot, which may stand within a number.
    body = tokens(" ; ".join(source.texts)[:MOST_LETTERS])
    facts = source.facts
    return SearchDocument(
        generation=generation,
        page_id=source.page_id,
        site_id=source.site_id,
        languages=f",{','.join(source.languages)},",
        kind=source.kind,
        title_words=" ".join(title),
        body_words=" ".join(body),
        starts_at=facts.starts_at,
        date=facts.date,
        length=len(title) + len(body),
        facets=facets_of(source.kind, source.site_id, facts.facets),
    )


def terms_of(row: SearchDocument) -> set[str]:
    """The terms of a document, each once."""
    return terms(f"{row.title_words} {row.body_words}".split())


def put(generation: Generation, sources: list[Source]) -> list[SearchDocument]:
    """Writes the rows of some pages, new or changed, and counts their words."""
    known = SearchDocument.objects.filter(
        generation=generation, page_id__in=[source.page_id for source in sources]
    )
    before = list(known)
    rows = write_rows([document(source, generation) for source in sources])
    count(generation, rows)
    uncount(generation, before)
    return rows


def remove(generation: Generation, page_ids: list[int]) -> None:
    """Takes the rows of some pages out."""
    found = SearchDocument.objects.filter(generation=generation, page_id__in=page_ids)
    before = list(found)
    found.delete()
    uncount(generation, before)


def write_rows(rows: list[SearchDocument]) -> list[SearchDocument]:
    """Writes rows without counting their words."""
    return SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["generation", "page"], update_fields=COLUMNS
    )


def count(generation: Generation, rows: list[SearchDocument]) -> None:
    """Adds rows to what a generation holds."""
    found = Counter(term for row in rows for term in terms_of(row))
    count_terms(generation, found)
    touch(generation, len(rows), sum(row.length for row in rows))


def uncount(generation: Generation, rows: list[SearchDocument]) -> None:
    """Takes rows that were there out of the counts."""
    if not rows:
        return
    gone = Counter(term for row in rows for term in terms_of(row))
    by_number: dict[int, list[str]] = {}
    for term, number in sorted(gone.items()):
        by_number.setdefault(number, []).append(term)
    for number, found in by_number.items():
        for start in range(0, len(found), AT_ONCE):
            held = Term.objects.filter(
                generation=generation, term__in=found[start : start + AT_ONCE]
            )
            held.filter(frequency__lte=number).delete()
            held.update(frequency=F("frequency") - number)
    touch(generation, -len(rows), -sum(row.length for row in rows))


def count_terms(generation: Generation, more: Mapping[str, int]) -> None:
    """Adds to the frequencies of terms, in a fixed order: two writers never wait for each other."""
    rows = sorted(more.items())
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            cursor.execute(
                "INSERT INTO search_term (generation_id, term, frequency) VALUES "  # noqa: S608
                + ", ".join(["(%s, %s, %s)"] * len(part))
                + " ON CONFLICT (generation_id, term) DO UPDATE "
                "SET frequency = search_term.frequency + excluded.frequency",
                [value for row in part for value in (generation.pk, *row)],
            )


def touch(generation: Generation, documents: int, length: int) -> None:
    """Adds to what a generation holds in all."""
    Generation.objects.filter(pk=generation.pk).update(
        documents=F("documents") + documents, tokens=F("tokens") + length
    )
