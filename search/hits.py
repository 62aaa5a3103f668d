"""What a result shows: read from the live page, never from the index."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from portal.core.neighbours import attach_communes
from portal.core.querysets import PortalPageQuerySet, not_waiting
from search.analysis import Word
from search.kinds import kinds
from search.plan import Plan
from search.text import Wanted, mark_words, snippet

PICTURES = "cover__renditions"


def readable(frame, page_ids: Iterable[int]) -> dict[int, Page]:
    """Those pages that readers of a site may see at this moment, as plain pages; one query."""
    pages = PortalPageQuerySet(Page).in_frame(frame).public().filter(pk__in=page_ids)
    return not_waiting(pages).select_related("locale").in_bulk()


def visible(frame, page_ids: Iterable[int]) -> list[Page]:
    """Those pages that readers of a site may see at this moment, in the given order."""
    page_ids = list(page_ids)
    found = readable(frame, page_ids)
    whole = Page.objects.filter(pk__in=found).specific().in_bulk()
    for pk, page in whole.items():
        # It came along with the first query; types are read one by one.
        page.locale = found[pk].locale
    return [whole[pk] for pk in page_ids if pk in whole]


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


def as_hits(pages: list[Page], plan: Plan, frame) -> list[Page]:
    """The pages with what their results show: `kind`, `commune`, `date`, `marked_title`,
    `marked_text`, `has_ended`."""
    wanted = wanted_of(plan)
    if frame.is_portal:
        attach_communes(pages, frame)
    # Pictures of all products together.
    prefetch_related_objects([page for page in pages if hasattr(page, "cover_id")], PICTURES)
    for page in pages:
        page.kind = kinds()[page.search_kind.slug].label
        page.date = page.search_facts.date
        page.has_ended = ends(page)
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
    return [text for text in (page.summary_text, *page.plain_texts) if text]
