"""Titles offered while somebody types."""

from wagtail.models import Page

from portal.core.addresses import commune_page_url, page_path
from portal.core.finding import clean
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes
from search.analysis import folded_words, pair
from search.engines import database_engine
from search.engines.base import Ask
from search.hits import readable
from search.kinds import scope_of
from search.models import Generation
from search.scopes import Scope

SHOWN = 8
# So many of the newest titles are put in order.
CANDIDATES = 100
FEWEST_LETTERS, MOST_WORDS = 2, 10


def suggestions(frame: Frame, text: str) -> list[Page]:
    """The pages with all typed words in their titles, best first, each with its `address`.

    The last word may be the beginning of one. What readers may not see at this moment is
    left out, as are other sites' pages; on the portal each page has its `commune`.
    """
    typed = folded_words(clean(text))[:MOST_WORDS]
    if sum(map(len, typed)) < FEWEST_LETTERS:
        return []
    found = readable(frame, candidates(scope_of(frame), typed)).values()
    pages = sorted(found, key=lambda page: _rank(page, typed, clean(text)))[:SHOWN]
    if frame.is_portal:
        attach_communes(pages, frame)
    for page in pages:
        page.address = commune_page_url(page) if frame.is_portal else page_path(page)
        page.kind = page.specific_class.search_kind.label
    return pages


def candidates(scope: Scope, typed: list[str]) -> list[int]:
    """The newest pages whose titles, as the index knows them, have the folded words."""
    generation = Generation.objects.filter(is_current=True).first()
    if generation is None:
        return []
    groups = tuple(((word,),) for word in dict.fromkeys(typed[:-1]))
    ask = Ask(
        generation.pk,
        scope.language,
        {},
        groups,
        site_id=scope.site_id,
        shared=scope.shared,
        portal_id=scope.portal_id,
        left_out=scope.left_out,
    )
    starts = _beginnings(typed[-1])
    if len(typed[-1]) == 1:
        # Too many words begin with it: it is looked for right behind the word before it.
        starts = (pair(*typed[-2:]),)
    return database_engine().suggest(ask, starts, CANDIDATES)


def _beginnings(word: str) -> tuple[str, ...]:
    """How words that begin like this one are folded: "quy" ("qui") also begins "quyen"."""
    return (word, f"{word[:-1]}y") if word.endswith("i") else (word,)


def _rank(page: Page, typed: list[str], text: str) -> tuple:
    """Titles that begin with the words come first, then those that have them in a row; those with
    the very marks, the shorter and the newer before others."""
    row = folded_words(page.title)
    beginnings = _beginnings(typed[-1])
    before = len(typed) - 1
    places = [
        place
        for place in range(len(row) - before)
        if row[place : place + before] == typed[:-1] and row[place + before].startswith(beginnings)
    ]
    nearness = min(places[0], 1) if places else 2
    same_marks = text.casefold() in clean(page.title).casefold()
    return nearness, not same_marks, len(row), -page.pk
