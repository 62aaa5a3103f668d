"""What an officer's lists say of a page: whether readers have it, in words that are true.

A page type that is shown for a time tells more (`communes.announcements.states`).
"""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext, pgettext_lazy
from wagtail.models import Page, WorkflowState, get_default_page_content_type


class PageState(models.TextChoices):
    """Where a page is on its way to readers; in the order in which lists have them."""

    SHOWN = "shown", pgettext_lazy("state of a page", "Shown now")
    WAITING = "waiting", pgettext_lazy("state of a page", "Waits for approval")
    DRAFT = "draft", pgettext_lazy("state of a page", "Draft")
    TO_COME = "to_come", pgettext_lazy("state of a page", "Shown later")
    ENDED = "ended", pgettext_lazy("state of a page", "Ended")
    TAKEN_DOWN = "taken_down", pgettext_lazy("state of a page", "Taken down")

    @classmethod
    def offered(cls, *others: "PageState") -> list[tuple[str, str]]:
        """What a list can be narrowed to: the states of any page, and others of its type."""
        states = {cls.SHOWN, cls.WAITING, cls.DRAFT, cls.TAKEN_DOWN, *others}
        return [(state.value, str(state.label)) for state in cls if state in states]


def _waits() -> Q:
    """Pages with a version that waits for approval."""
    return Q(
        Exists(
            WorkflowState.objects.filter(
                base_content_type=get_default_page_content_type(),
                object_id=Cast(OuterRef("pk"), models.CharField()),
                status=WorkflowState.STATUS_IN_PROGRESS,
            )
        )
    )


def page_is(state: str) -> Q:
    """Pages that are in a state, as `state_of` tells of each."""
    waits = _waits()
    return {
        PageState.SHOWN: Q(live=True),
        PageState.WAITING: Q(live=False) & waits,
        PageState.DRAFT: Q(live=False, first_published_at=None) & ~waits,
        PageState.TAKEN_DOWN: Q(live=False, first_published_at__isnull=False) & ~waits,
    }[PageState(state)]


def state_of(page: Page) -> PageState:
    """The state of a page; no query where a list has prefetched its workflow."""
    if page.live:
        return PageState.SHOWN
    if page.workflow_in_progress:
        return PageState.WAITING
    return PageState.TAKEN_DOWN if page.first_published_at else PageState.DRAFT


def with_changes(page: Page, words: str) -> str:
    """The state in words, and that readers don't have the newest version of what is live."""
    if not page.live or not page.has_unpublished_changes:
        return words
    if page.workflow_in_progress:
        return gettext("%(state)s; a change waits for approval") % {"state": words}
    return gettext("%(state)s; a change is not published") % {"state": words}


def state_words(page: Page) -> str:
    """The state as a list says it."""
    return with_changes(page, str(state_of(page).label))


def in_order(states: dict[str, Q]) -> Case:
    """A number to order by: what is shown first, then drafts, what is over last."""
    places = {state: place for place, state in enumerate(PageState)}
    whens = [When(condition, then=Value(places[PageState(s)])) for s, condition in states.items()]
    return Case(*whens, default=Value(len(places)), output_field=models.IntegerField())
