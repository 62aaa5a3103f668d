"""What a result shows: read from the live page, never from the index."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Page

from portal.core.neighbours import attach_communes
from portal.core.querysets import PortalPageQuerySet, not_waiting
from search.analysis import folded_words
from search.kinds import kinds
from search.plan import Plan
from search.text import mark_words, snippet


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


def wanted_of(plan: Plan) -> dict[str, float]:
    """The folded words that results mark, with their weights."""
    meant = [way for ways in plan.ways for one in ways for way in one.split("_")]
    others = [word for ways in plan.meanings.values() for way in ways for word in way]
    typed = [word.folded for word in plan.typed]
    return {word: plan.weights.get(word, 1.0) for word in (*others, *typed, *meant)}


def as_hits(pages: list[Page], plan: Plan, frame) -> list[Page]:
    """The pages with what their results show: `kind`, `commune`, `date`, `marked_title`,
    `marked_text`, `has_ended`."""
    wanted = wanted_of(plan)
    if frame.is_portal:
        attach_communes(pages, frame)
    for page in pages:
        page.kind = kinds()[page.search_kind.slug].label
        page.date = page.search_facts.date
        page.has_ended = ends(page)
        page.marked_title = mark_words(page.title, set(wanted))
        page.marked_text = mark_words(snippet(quoted(page, wanted), wanted), set(wanted))
    return pages


def ends(page: Page) -> bool:
    """Whether what a page tells is over by now."""
    until = getattr(page, "valid_until", None)
    return until is not None and until <= timezone.now()


def quoted(page: Page, wanted: dict[str, float]) -> list[str]:
    """Where a result's text comes from: the summary if it has one of the words, else all texts."""
    if not wanted.keys().isdisjoint(folded_words(page.summary_text)):
        return [page.summary_text]
    return texts_of(page)


def texts_of(page: Page) -> list[str]:
    """What a result may quote."""
    return [text for text in (page.summary_text, *page.plain_texts) if text]
