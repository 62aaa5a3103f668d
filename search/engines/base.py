"""What the portal asks of an engine: to find candidates and to count.

The order of hits is made in Python (`search.ranking`), the words too (`search.analysis`), so an
engine only looks tokens up. The rows stand in the database whichever engine is in use.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone

from search.kinds import declared_facets

# Values of the facet "when".
WEEK, YEAR = "week", "year"

# An alternative: tokens that must all be there. A group: alternatives of which one must hold.
Group = tuple[tuple[str, ...], ...]


def facet_names() -> tuple[str, ...]:
    """What hits are narrowed by: what every page has, and between it what kinds declare."""
    return ("kind", "commune", *declared_facets(), "when")


@dataclass(frozen=True)
class Ask:
    """Which documents of a generation are asked for.

    `groups`: all of them must hold; without any, a document needs one of the `tokens`.
    `tokens` say which of them come first: each with its weight (idf). Those that are `common`,
    the rarest of them first, stand in very many documents: an engine may do with a few of them.
    `site_id`, `language`, `kinds` bound what may be found at all; `narrow` holds the reader's
    choices by facet (strings as in addresses). `usual_length`: tokens of a document on the whole.
    Beside those of `site_id` the documents of the kinds `shared` are asked for that stand on the
    site `portal_id`, without the pages `left_out`.
    """

    generation: int
    language: str
    tokens: dict[str, float]
    groups: tuple[Group, ...] = ()
    common: tuple[str, ...] = ()
    usual_length: float = 1.0
    site_id: int | None = None
    kinds: tuple[str, ...] = ()
    narrow: dict[str, str] = field(default_factory=dict)
    # Looked up when it is asked for: whoever sets the clock sets it here, too.
    now: datetime = field(default_factory=lambda: timezone.now())
    shared: tuple[str, ...] = ()
    portal_id: int | None = None
    left_out: tuple[int, ...] = ()

    def widened(self, tokens: dict[str, float] | None = None) -> "Ask":
        """The same without the reader's choices; with tokens, for documents with one of these."""
        if tokens is None:
            return replace(self, narrow={})
        return replace(self, narrow={}, groups=(), tokens=tokens)

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def week_start(self) -> datetime:
        return self.now - timedelta(days=7)

    @property
    def year_start(self) -> datetime:
        local = timezone.localtime(self.now)
        return local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)


class Engine:
    """Finds documents of the public index."""

    def find(self, ask: Ask, limit: int) -> list[tuple[int, float]]:
        """Page ids with their scores, best first, ties by id (the higher first)."""
        raise NotImplementedError

    def facets(self, ask: Ask) -> dict[str, Counter]:
        """How many documents each choice would show, the other choices left as they are.

        As `search.engines.counts.counted` gives them. Only for an ask with groups.
        """
        raise NotImplementedError

    def suggest(self, ask: Ask, starts: tuple[str, ...], limit: int) -> list[int]:
        """Page ids, the newest first, whose titles have the ask's groups and a word that begins
        with one of `starts`. Only the databases' engines are asked."""
        raise NotImplementedError

    def put(self, documents: list) -> None:
        """Takes rows (`SearchDocument`), new or changed. The databases' engines have them."""

    def remove(self, generation: int, page_ids: list[int]) -> None:
        """Forgets the rows of some pages."""

    def start(self, generation: int) -> None:
        """Prepares for the rows of a new generation."""

    def switch(self, generation: int) -> None:
        """The rows of a new generation are all there: it is about to be read."""

    def drop(self, generation: int) -> None:
        """Forgets a generation."""
