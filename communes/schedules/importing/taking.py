"""What the officer has checked goes into the draft of its week, never further."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from communes.schedules.models import ScheduleEntry, WorkScheduleIndexPage, WorkSchedulePage
from portal.core.querysets import HOME_PATH
from portal.core.tables.cells import plain
from portal.core.weeks import Week

ADD, REPLACE = "add", "replace"
# What the table says of an entry; the rest of one that is there already stays.
_FIELDS = (
    "date",
    "session",
    "start_time",
    "end_time",
    "content",
    "place",
    "chair",
    "participants",
    "host_unit",
    "entry_type",
    "is_public",
    "is_cancelled",
)


@dataclass(frozen=True)
class Taken:
    """The page with its new draft, and what became of the entries."""

    page: WorkSchedulePage
    added: int
    known: int
    gone: int


def page_of(section: WorkScheduleIndexPage, week: Week) -> WorkSchedulePage | None:
    """The page of a week, published or not."""
    return WorkSchedulePage.objects.child_of(section).filter(starts_on=week.monday).first()


def entries_of(page: WorkSchedulePage) -> list[ScheduleEntry]:
    """The entries of the newest draft."""
    return list(page.get_latest_revision_as_object().entries.all())


def may_take(section: WorkScheduleIndexPage, page: WorkSchedulePage | None, user: Any) -> bool:
    """Whether an officer may write this week: a new page, or the one that is there."""
    if page is None:
        return section.permissions_for_user(user).may_add(WorkSchedulePage)
    rights = page.permissions_for_user(user)
    return rights.can_edit() and not rights.page_locked()


@transaction.atomic
def take_in(
    section: WorkScheduleIndexPage,
    week: Week,
    entries: Sequence[ScheduleEntry],
    mode: str,
    user: Any,
) -> Taken:
    """Puts entries into the draft of a week: beside those that are there, or in their place.

    One of the same day, hour and work is the same entry: taken in twice it stands once, and
    keeps what it is to people's calendars.
    """
    # A second click finds what the first one made.
    homes = Page.objects.filter(path=section.path[:HOME_PATH])
    homes.select_for_update(no_key=True).get()
    page = page_of(section, week)
    if not may_take(section, page, user):
        raise PermissionDenied
    is_new = page is None
    draft = (
        WorkSchedulePage(
            starts_on=week.monday,
            locale=section.locale,
            live=False,
            has_unpublished_changes=True,
            owner=user,
        )
        if page is None
        else page.get_latest_revision_as_object()
    )
    there = [] if is_new else list(draft.entries.all())
    kept, added, known = _put_together(there, entries, mode)
    kept.sort(key=lambda entry: entry.order_key)
    for number, entry in enumerate(kept, start=1):
        entry.sort_order, entry.locale = number, section.locale
    draft.entries = kept
    if is_new:
        section.add_child(instance=draft)
        log(instance=draft, action="wagtail.create", user=user, content_changed=True)
    draft.save_revision(user=user, log_action=not is_new)
    return Taken(draft, added, known, len(there) - len([one for one in kept if one in there]))


def _put_together(
    there: Sequence[ScheduleEntry], entries: Sequence[ScheduleEntry], mode: str
) -> tuple[list[ScheduleEntry], int, int]:
    by_key = {_key(entry): entry for entry in there}
    kept = [] if mode == REPLACE else list(there)
    seen: set[tuple] = set()
    added = known = 0
    for entry in entries:
        key = _key(entry)
        same = by_key.get(key)
        if key in seen:
            known += 1
        elif same is None:
            kept.append(entry)
            added += 1
        else:
            known += 1
            if mode == REPLACE:
                for name in _FIELDS:
                    setattr(same, name, getattr(entry, name))
                kept.append(same)
        seen.add(key)
    return kept, added, known


def _key(entry: ScheduleEntry) -> tuple:
    return (entry.date, entry.start_time or entry.session, plain(entry.content))
