"""What pages tell the search, and how lists of pages ask it.

Features stand below the search app and don't import it: they say here what kind of result a
page is and what it can be narrowed by.
"""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.dispatch import Signal
from django.http import HttpRequest
from django.utils.translation import pgettext_lazy
from wagtail import hooks

from portal.core.hints import Text

if TYPE_CHECKING:
    from portal.sites.frame import Frame


@dataclass(frozen=True)
class SearchKind:
    """A kind of results: `slug` in addresses, `label` for people.

    Of kinds that are `news` the newer is the better; where pages of a kind are much `alike`
    one of each site stands before the others. `is_local`: people add the place to what they
    type (“mật ong Thành Sơn”), so the search knows the commune and the kind as words of it.
    What a result shows beside the page is read for all at once: `related` are single rows,
    `gathered` many; `hit_template` shows it, of a page `hit`. `list_page`: the type of the
    section with a list of its own, to which `list_label` leads with the same words.
    `answer_template` shows a page that a query names above all results: such a type has
    `answer_names` and `answer_words`, in which they are looked for, and `is_popular`. What is
    `is_shared` stands on the portal and is found on every site (portal.sites.shared).
    """

    slug: str
    label: Text
    news: bool = False
    alike: bool = False
    is_local: bool = False
    related: tuple[str, ...] = ()
    gathered: tuple[str, ...] = ()
    hit_template: str = ""
    list_page: str = ""
    list_label: Text = ""
    answer_template: str = ""
    is_shared: bool = False


# What an address of the search asks beside what page types declare.
OWN_NAMES = ("q", "kind", "commune", "when", "page")
# What can be chosen of a facet, as (value, label).
Choices = Iterable[tuple[str | int, Text]]


@dataclass(frozen=True)
class SearchFacet:
    """A way to narrow results: `name` in addresses, `label` for people, `any_label` for no choice.

    Page types declare theirs in `search_facets` and say in `search_facts` what a page has of them;
    two may share one. The name is an identifier, none of `OWN_NAMES`. `choices` are those of a
    form's field, a callable where the database knows them. `on_day`: where choices mean another
    value each day (“in season now”), the values that they mean on a day, by choice; else a choice
    is the value. `asked`: the value that the words of a query, in a row and without marks, ask for
    (“4 sao”: "4"), or ""; pages that lack it come later.
    """

    name: str
    label: Text
    any_label: Text
    choices: Choices | Callable[[], Choices]
    on_day: Callable[[datetime.date], Mapping[str, str]] | None = None
    asked: Callable[[Sequence[str]], str] = lambda words: ""


@dataclass(frozen=True)
class SearchFacts:
    """What a page is narrowed and ordered by.

    `date`: what it is dated by in results; `starts_at`: from when it may be found, None: at once.
    `facets`: by the name of a `SearchFacet` the values that the page has, each with its last day,
    or None where it has no end: {"stars": {"4": date(2027, 5, 1)}, "group": {"food": None}}.
    """

    date: datetime.datetime | None = None
    starts_at: datetime.datetime | None = None
    facets: Mapping[str, Mapping[str, datetime.date | None]] = field(default_factory=dict)


PAGES = SearchKind("page", pgettext_lazy("kind of results", "Pages"))

MAX_QUERY = 200

# What some pages say was changed elsewhere, such as the name of their topic: the search reads
# them anew. Sent with `page_ids`, an iterable.
pages_say_else = Signal()


@dataclass(frozen=True)
class SearchShortcut:
    """What a feature makes of queries that are codes of its own; hooks named
    `register_search_shortcut` give it.

    `address(request, query)`: where a query leads at once, or "". `is_code(text)`: whether a text
    may be such a code: it is somebody's own and nowhere counted. `note(frame, query)`: safe HTML
    above the results of what was meant as such a code and led nowhere, or "".
    """

    address: Callable[[HttpRequest, str], str]
    is_code: Callable[[str], bool]
    note: Callable[["Frame", str], str]


def search_shortcuts() -> list[SearchShortcut]:
    """Those of all features."""
    return [register() for register in hooks.get_hooks("register_search_shortcut")]


def shortcut_address(request: HttpRequest, typed: str) -> str:
    """Where what was typed leads as a code that some feature knows; "" where it is none."""
    if not typed:
        return ""
    found = (shortcut.address(request, typed) for shortcut in search_shortcuts())
    return next(filter(None, found), "")


@dataclass(frozen=True)
class Finding:
    """What a text finds: page ids, best first; `is_near` where none has all the words."""

    page_ids: list[int]
    is_near: bool = False


Finder = Callable[["Frame", str, str], Finding | None]
_finder: Finder | None = None


def use_finder(finder: Finder) -> None:
    """Sets who answers `find`: the search app does, when it starts."""
    global _finder
    _finder = finder


def find(frame: "Frame", query: str, kind: str) -> Finding | None:
    """A frame's pages of one kind ("": of all) that a text finds; None without word or index."""
    return _finder(frame, query, kind) if _finder else None


def clean(text: str) -> str:
    """The query as it is shown back and counted: composed, on one line, of bounded length."""
    composed = unicodedata.normalize("NFC", text[: 4 * MAX_QUERY])
    printable = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in composed)
    return " ".join(printable.split())[:MAX_QUERY].strip()
