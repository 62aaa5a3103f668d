"""How often words stand in the documents, looked up as they are needed."""

from collections.abc import Iterable
from functools import cached_property
from math import log
from typing import Any

from django.db.models import F, FilteredRelation, Q

from search.models import Generation, Term

# Values in one statement: SQLite takes 32,766.
AT_ONCE = 10_000


class Vocabulary:
    """The terms of the generation that is read.

    `generation` comes with the first look-up; None while there is no index.
    """

    def __init__(self) -> None:
        self.generation: Generation | None = None
        self._known: dict[str, int] = {}

    def look_up(self, terms: Iterable[str]) -> None:
        """Reads the frequencies of some terms, together, for the questions that follow."""
        missing = sorted(set(terms) - self._known.keys())
        for start in range(0, len(missing), AT_ONCE):
            part = missing[start : start + AT_ONCE]
            self._known.update(dict.fromkeys(part, 0))
            self._known.update(self._read(part))

    def _read(self, terms: list[str]) -> Iterable[tuple[str, int]]:
        if self.generation:
            rows = Term.objects.filter(term__in=terms, generation=self.generation)
            return rows.values_list("term", "frequency")
        # The generation comes along, also where it has none of the terms.
        wanted = FilteredRelation("terms", condition=Q(terms__term__in=terms))
        current = Generation.objects.filter(is_current=True).annotate(wanted=wanted)
        found: list[Any] = list(
            current.annotate(term=F("wanted__term"), frequency=F("wanted__frequency"))
        )
        self.generation = found[0] if found else None
        return [(row.term, row.frequency) for row in found if row.term]

    def frequency(self, term: str) -> int:
        """In how many documents a term stands; it must have been looked up."""
        return self._known[term]

    @property
    def generation_id(self) -> int:
        """Of the generation that is read; 0, which none has, while there is no index."""
        return self.generation.pk if self.generation else 0

    @cached_property
    def documents(self) -> int:
        return max(self.generation.documents, 1) if self.generation else 1

    @cached_property
    def usual_length(self) -> float:
        """How many tokens a document has on the whole."""
        return self.generation.tokens / self.documents or 1.0 if self.generation else 1.0

    @cached_property
    def rarest(self) -> float:
        """The weight of what stands in one document only."""
        return log(1 + (self.documents - 0.5) / 1.5)

    def weight(self, term: str) -> float:
        """How much a term tells (BM25's idf): rare ones tell more, unknown ones as the rarest."""
        frequency = min(self._known[term] or 1, self.documents)
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))
