"""Which pages a search may find, and in which order."""

from dataclasses import dataclass

from wagtail.models import Page
from wagtail.search.query import PlainText

from portal.core.querysets import PortalPageQuerySet, not_waiting
from portal.core.text import fold
from search.text import words_of

# More than this nobody reads; it bounds the work that one request can cause.
MAX_HITS = 200


@dataclass(frozen=True)
class Found:
    """The hits of a search, best first; `is_loose` where no page had all the words."""

    pages: list[Page]
    is_loose: bool = False

    @property
    def is_cut(self) -> bool:
        return len(self.pages) >= MAX_HITS


def searchable(frame):
    """The pages that the readers of a site may find, in their language."""
    return not_waiting(PortalPageQuerySet(Page).in_frame(frame).public().filter(depth__gt=2))


def find_pages(frame, query: str) -> Found:
    """The pages with all words of `query`; where none has, those with some of them.

    Words are looked for without diacritics, and pages that have them with the
    very marks that were typed come first.
    """
    words = words_of(query)
    if not words:
        return Found([])
    # The backends only accept plain filters: what may be seen stands in a subquery.
    pages = (
        Page.objects.filter(pk__in=searchable(frame).values("pk"))
        .select_related("locale")
        .defer("draft_title", "seo_title", "search_description")
    )
    for operator in ("and", "or") if len(words) > 1 else ("and",):
        hits = list(pages.search(PlainText(" ".join(words), operator=operator))[:MAX_HITS])
        if hits:
            return Found(_best_first(hits, query), operator == "or")
    return Found([])


def _best_first(pages: list[Page], query: str) -> list[Page]:
    """Titles that hold the query come first, those with its very marks before others."""
    typed, folded = query.casefold(), fold(query)

    def rank(page: Page) -> int:
        return -2 * (typed in page.title.casefold()) - (folded in fold(page.title))

    return sorted(pages, key=rank)
