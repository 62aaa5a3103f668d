"""What a result shows: read from the live page, never from the index."""

from collections.abc import Collection, Iterable
from functools import cache

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from communes.closing import closed_sites
from portal.core.finding import SearchKind
from portal.core.querysets import PortalPageQuerySet, not_private, not_waiting
from portal.sites.frame import Frame
from portal.sites.neighbours import attach_communes
from portal.sites.shared import shared_types, stand_in
from search.analysis import Word
from search.kinds import kinds
from search.plan import Plan
from search.text import Wanted, mark_words, snippet


def readable(frame: Frame, page_ids: Iterable[int]) -> dict[int, Page]:
    """Those pages that readers of a site may see at this moment, as plain pages, at their
    addresses on this site; one query."""
    pages = _readable(frame, page_ids).in_bulk()
    stand_in(pages.values(), frame)
    return pages


def visible(frame: Frame, page_ids: Iterable[int], among: Collection[str] = ()) -> list[Page]:
    """Those pages that readers of a site may see at this moment, in the given order, each as its
    type; one query, and one for what each kind shows of many rows.

    `among` are the slugs of kinds of which they all are, where that is known.
    """
    page_ids = list(page_ids)
    if not page_ids:
        return []
    whole = as_their_types(_readable(frame, page_ids), among)
    for kind in kinds().values():
        alike = [page for page in whole.values() if page.search_kind == kind]
        prefetch_related_objects(alike, *kind.gathered)
    return stand_in([whole[pk] for pk in page_ids if pk in whole], frame)


def _readable(frame: Frame, page_ids: Iterable[int]) -> QuerySet[Page]:
    page_ids = list(page_ids)
    pages = PortalPageQuerySet(Page).in_frame(frame).filter(pk__in=page_ids)
    if not frame.is_portal:
        pages = PortalPageQuerySet(Page).filter(pk__in=page_ids).filter(_own(frame, pages))
    return not_waiting(not_private(pages)).select_related("locale")


def _own(frame: Frame, pages: QuerySet[Page]) -> Q:
    """A commune's own among some pages, and what the province shares with it."""
    own = Q(pk__in=pages.values("pk"))
    for model in shared_types().values():
        own |= Q(pk__in=model.objects.shown_in(frame).values("pk"))
    return own


@cache
def _types() -> dict[str, SearchKind]:
    """By the name that leads from a page to it as a type with results, their kind."""
    relations = (field for field in Page._meta.related_objects if field.one_to_one)
    found = ((one.name, getattr(one.related_model, "search_kind", None)) for one in relations)
    return {name: kind for name, kind in found if kind}


def as_their_types(pages: QuerySet[Page], among: Collection[str] = ()) -> dict[int, Page]:
    """Few pages, each as its type, by their ids; one query, joined with the tables of the types
    of these kinds, else of all (`specific()` asks once for each)."""
    types = {name: kind for name, kind in _types().items() if not among or kind.slug in among}
    beside = [f"{name}__{one}" for name, kind in types.items() for one in kind.related]
    found = {}
    for page in pages.select_related("locale", *types, *beside):
        typed = (one for name in types if (one := getattr(page, name, None)))
        whole = next(typed, None) or page.specific
        whole.locale = page.locale
        found[page.pk] = whole
    return found


def wanted_of(plan: Plan) -> Wanted:
    """What results mark: the typed words, those that were meant by slips, synonyms as a whole."""
    singles: dict[str, Word | None] = {}
    for place, (word, ways) in enumerate(zip(plan.typed, plan.ways, strict=True)):
        if place in plan.asking:
            continue
        if plan.is_read_as_another(place):
            singles |= {part: None for way in ways for part in way.split("_")}
        else:
            singles.setdefault(word.folded, word if word.has_marks else None)
    phrases = tuple(tuple(way) for ways in plan.meanings.values() for way in ways)
    weights = {word: plan.weights.get(word, 1.0) for word in singles}
    return Wanted(singles, phrases, weights)


def as_hits(pages: list[Page], plan: Plan, frame: Frame) -> list[Page]:
    """The pages with what their results show: `kind`, `commune`, `date`, `marked_title`,
    `marked_text`, `has_ended`, `is_closed` (its commune was)."""
    wanted = wanted_of(plan)
    closed: frozenset[int] = frozenset()
    if frame.is_portal:
        attach_communes(pages, frame)
        closed = frame.remember("closed-sites", closed_sites, "communes")
    for page in pages:
        page.kind = kinds()[page.search_kind.slug].label
        page.date = page.search_facts.date
        page.has_ended = ends(page)
        page.is_closed = bool(page.commune and page.commune.site_id in closed)
        page.marked_title = mark_words(page.title, wanted)
        page.marked_text = mark_words(snippet(quoted(page, wanted), wanted), wanted)
    return pages


def ends(page: Page) -> bool:
    """Whether what a page tells is over by now."""
    until = getattr(page, "valid_until", None)
    return until is not None and until <= timezone.now()


def quoted(page: Page, wanted: Wanted) -> list[str]:
    """Where a result's text comes from: the summary if it has one of the words, else all texts."""
    if wanted.found_in(page.summary_text):
        return [page.summary_text]
    return texts_of(page)


def texts_of(page: Page) -> list[str]:
    """What a result may quote."""
    return [text for text in (page.summary_text, *page.quotable_texts) if text]
