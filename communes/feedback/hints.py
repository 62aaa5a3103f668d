"""What may answer a report before it is sent: pages of the site, and the same report of others."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from communes.feedback.models.reports import FeedbackReport
from portal.core.finding import MAX_QUERY, find
from portal.core.text import word_pairs
from portal.sites.frame import Frame
from portal.sites.shared import readers_get

SHOWN = 3
LOOKED_THROUGH = 30
# An older report of the same is another matter.
SAME_WITHIN = timedelta(days=60)


@dataclass(frozen=True)
class Hints:
    """Pages as (title, address), and reports that readers have."""

    pages: list[tuple[str, str]]
    reports: list[FeedbackReport]

    def __bool__(self) -> bool:
        return bool(self.pages or self.reports)


def hints_for(frame: Frame, values: dict) -> Hints:
    """What a report with these values may be answered by; a few queries at any size of a site."""
    return Hints(_pages(frame, values["text"]), _same(frame, values))


def _pages(frame: Frame, text: str) -> list[tuple[str, str]]:
    """Pages found by its words whose title shares two words in a row with it: else it is chance."""
    found = find(frame, text[:MAX_QUERY], "")
    if found is None:
        return []
    ids = found.page_ids[:LOOKED_THROUGH]
    rows = {
        page.pk: page for page in Page.objects.live().filter(pk__in=ids).select_related("locale")
    }
    said = word_pairs(text)
    alike = [rows[pk] for pk in ids if pk in rows and word_pairs(rows[pk].title) & said]
    pages = readers_get(alike, frame)
    return [(page.title, frame.url_of(page)) for page in pages if _is_of(page, frame)][:SHOWN]


def _is_of(page: Page, frame: Frame) -> bool:
    return page.url_path.startswith(frame.root.url_path)


def _same(frame: Frame, values: dict) -> list[FeedbackReport]:
    """Open ones of the same kind in the same village, or with the same landmark; one query."""
    if values["wants_private"] or values["kind"].is_private:
        return []
    where = Q()
    if values["village"]:
        where |= Q(village=values["village"])
    if values["place"]:
        where |= Q(public_place__iexact=values["place"]) | Q(place__iexact=values["place"])
    if not where:
        return []
    recent = (
        FeedbackReport.objects.in_site(frame.site)
        .public()
        .open()
        .filter(where, kind=values["kind"], received_at__gt=timezone.now() - SAME_WITHIN)
    )
    return list(recent[:SHOWN])
