"""How often words stand in the documents, looked up as they are needed."""

from collections.abc import Iterable
from functools import cached_property
from math import log

from search.models import Generation, Term

# Values in one statement: SQLite takes 32,766.
AT_ONCE = 10_000


class Vocabulary:
    """The terms of the generation that is read."""

    def __init__(self, generation: Generation):
        self.generation = generation
        self._known: dict[str, int] = {}

    def look_up(self, terms: Iterable[str]) -> None:
        """Reads the frequencies of some terms, together, for the questions that follow."""
        missing = sorted(set(terms) - self._known.keys())
        for start in range(0, len(missing), AT_ONCE):
            part = missing[start : start + AT_ONCE]
            self._known.update(dict.fromkeys(part, 0))
            rows = Term.objects.filter(generation=self.generation, term__in=part)
            self._known.update(rows.values_list("term", "frequency"))

    def frequency(self, term: str) -> int:
        """In how many documents a term stands; it must have been looked up."""
        return self._known[term]

    @cached_property
    def documents(self) -> int:
        return max(self.generation.documents, 1)

    @cached_property
    def usual_length(self) -> float:
        """How many tokens a document has on the whole."""
        return self.generation.tokens / self.documents or 1.0

    @cached_property
    def rarest(self) -> float:
        """The weight of what stands in one document only."""
        return log(1 + (self.documents - 0.5) / 1.5)

    def weight(self, term: str) -> float:
        """How much a term tells (BM25's idf): rare ones tell more, unknown ones as the rarest."""
        frequency = min(self._known[term] or 1, self.documents)
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))
