"""The catalogue of one site: where it has each item, and when that was last told.

Sections say themselves what they hold (`Section.holds`); officers add pages of their own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max
from django.db.models.functions import Substr
from wagtail.models import Page

from communes.access.catalogue import Item, items_for
from portal.core.addresses import page_path
from portal.core.querysets import HOME_PATH, below, not_waiting
from portal.core.sections import COMMUNE, PORTAL, sections_for
from portal.lists.listing import ItemsMixin
from portal.sites.frame import Frame
from portal.sites.shared import newest_shared

if TYPE_CHECKING:
    from communes.access.models import AccessPage

SECTION_PATH = HOME_PATH + Page.steplen


@dataclass(frozen=True)
class Held:
    """A place where an item stands. `updated`: None where it is another site's."""

    title: str
    url: str
    updated: datetime | None


@dataclass
class Entry:
    """An item and where this site has it; nowhere, as long as `held` is empty."""

    item: Item
    held: list[Held] = field(default_factory=list)

    @property
    def updated(self) -> datetime | None:
        """When the newest of it was published."""
        return max((one.updated for one in self.held if one.updated), default=None)


def entries_of(page: "AccessPage", frame: Frame) -> list[Entry]:
    """The catalogue of a frame's site: three queries, and one for each type of pages that the
    province has it show, however many items and pages there are."""
    held = defaultdict(list)
    for keys, found in [*_of_sections(frame), *_of_officers(page, frame)]:
        for key in keys:
            held[key].append(found)
    items = items_for(province=frame.is_portal)
    return [Entry(item, held[item.key]) for item in items]


def _holding(frame: Frame) -> dict[UUID, tuple[str, ...]]:
    """By what marks a section in every language: the items that it holds."""
    level = PORTAL if frame.is_portal else COMMUNE
    return {
        section.translation_key_on(frame.first_root, model): section.holds
        for model, section in sections_for(level)
        if section.holds
    }


def _of_sections(frame: Frame) -> Iterable[tuple[tuple[str, ...], Held]]:
    """The sections with something in them, by the pages of the first language: the newest."""
    holding = _holding(frame)
    first = frame.first_root.get_children().live().filter(translation_key__in=holding)
    paths = dict(first.values_list("translation_key", "path"))
    told = dict(first.values_list("path", "last_published_at")) if paths else {}
    newest = _newest_below(paths.values())
    for section, item in frame.navigation.sections:
        path = paths.get(section.translation_key)
        if path is None:
            continue
        frame.follows(section.page_type._meta.app_label)
        # A list without items holds nothing yet.
        is_list = issubclass(section.page_type, ItemsMixin)
        told_by = (newest.get(path), newest_shared(section.page_type, frame))
        updated = max(filter(None, told_by), default=None if is_list else told.get(path))
        if updated:
            yield holding[section.translation_key], Held(section.title, item.url, updated)


def _newest_below(paths: Iterable[str]) -> dict[str, datetime]:
    """When the newest page below each section was published; none that waits for its hour."""
    pages = not_waiting(Page.objects.live().filter(below(paths), depth__gt=3))
    sections = pages.order_by().annotate(section=Substr("path", 1, SECTION_PATH))
    newest = sections.values_list("section").annotate(newest=Max("last_published_at"))
    return dict(newest)


def _of_officers(page: "AccessPage", frame: Frame) -> Iterable[tuple[tuple[str, ...], Held]]:
    """The pages of this site, and other addresses, that officers put to items."""
    roots = (frame.first_root.path, frame.root.path)
    for block in page.places:
        key, target, url = block.value["item"], block.value["page"], block.value["url"]
        if target and target.live and target.path.startswith(roots):
            title = block.value["name"] or target.title
            yield (key,), Held(title, page_path(target), target.last_published_at)
        elif url:
            yield (key,), Held(block.value["name"] or url, url, None)
