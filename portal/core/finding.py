"""What pages tell the search, and how lists of pages ask it.

Features stand below the search app and don't import it: they say here what kind of result a
page is and what it can be narrowed by.
"""

import datetime
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class SearchKind:
    """A kind of results: `slug` in addresses, `label` for people.

    Of kinds that are `news` the newer is the better; where pages of a kind are much `alike`
    one of each site stands before the others. `is_local`: people add the place to what they
    type (“mật ong Thành Sơn”), so the search knows the commune and the kind as words of it.
    What a result shows beside the page is read for all at once: `related` are single rows,
    `gathered` many.
    """

    slug: str
    label: str | Promise
    news: bool = False
    alike: bool = False
    is_local: bool = False
    related: tuple[str, ...] = ()
    gathered: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchFacts:
    """What a page is narrowed and ordered by; see the columns of `search.SearchDocument`."""

    date: datetime.datetime | None = None
    starts_at: datetime.datetime | None = None
    group: str = ""
    stars: int | None = None
    stars_until: datetime.date | None = None
    months: int = 0


PAGES = SearchKind("page", pgettext_lazy("kind of results", "Pages"))

MAX_QUERY = 200


@dataclass(frozen=True)
class Finding:
    """What a text finds: page ids, best first; `is_near` where none has all the words."""

    page_ids: list[int]
    is_near: bool = False


Finder = Callable[[object, str, str], Finding | None]
_finder: Finder | None = None


def use_finder(finder: Finder) -> None:
    """Sets who answers `find`: the search app does, when it starts."""
    global _finder
    _finder = finder


def find(frame, query: str, kind: str) -> Finding | None:
    """A frame's pages of one kind that a text finds; None without a word, or without an index."""
    return _finder(frame, query, kind) if _finder else None


def clean(text: str) -> str:
    """The query as it is shown back and counted: composed, on one line, of bounded length."""
    composed = unicodedata.normalize("NFC", text[: 4 * MAX_QUERY])
    printable = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in composed)
    return " ".join(printable.split())[:MAX_QUERY].strip()
