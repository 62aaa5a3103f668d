"""What reports put on the desk: the button, and those that wait for an officer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from communes.feedback.choices import Status
from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from communes.feedback.querysets import due_soon
from portal.desk.desk import Desk
from portal.desk.parts import Button, Part, Urgency, Waiting

OPEN = Q(status__in=Status.open())


@dataclass(frozen=True)
class Row:
    """Work that waits: which reports, by the list's query string, and in words."""

    name: str
    urgency: Urgency
    query: str
    which: Callable[[], Q]
    words: Callable[[int], str]


def _late(count: int) -> str:
    return ngettext(
        "%(count)s report should have been dealt with by now",
        "%(count)s reports should have been dealt with by now",
        count,
    )


def _again(count: int) -> str:
    return ngettext(
        "%(count)s sender says again that it is not mended",
        "%(count)s senders say again that it is not mended",
        count,
    )


def _due(count: int) -> str:
    return ngettext(
        "%(count)s report is due within two days",
        "%(count)s reports are due within two days",
        count,
    )


def _new(count: int) -> str:
    return ngettext(
        "%(count)s report nobody has looked at yet",
        "%(count)s reports nobody has looked at yet",
        count,
    )


def _head(count: int) -> str:
    return ngettext(
        "A head of a village says that %(count)s report is done: look at it",
        "Heads of villages say that %(count)s reports are done: look at them",
        count,
    )


def _is_late() -> Q:
    return OPEN & Q(due_on__lt=timezone.localdate())


def _is_due() -> Q:
    return OPEN & due_soon(timezone.localdate())


ROWS = (
    Row("feedback_late", Urgency.LATE, "when=late", _is_late, _late),
    Row(
        "feedback_again",
        Urgency.LATE,
        "when=again",
        lambda: Q(status=Status.DONE, is_mended=False),
        _again,
    ),
    Row("feedback_due", Urgency.SOON, "when=soon", _is_due, _due),
    Row(
        "feedback_new",
        Urgency.NEW,
        f"status={Status.RECEIVED}",
        lambda: Q(status=Status.RECEIVED),
        _new,
    ),
    Row(
        "feedback_head",
        Urgency.NEW,
        "when=head",
        lambda: Q(status=Status.DONE, outcome=""),
        _head,
    ),
)


def site_counts() -> dict[str, Subquery]:
    """The reports of a site that wait, by the name of each row."""
    own = FeedbackReport.objects.filter(site=OuterRef("pk")).order_by().values("site")
    return {
        row.name: Subquery(own.filter(row.which()).annotate(n=Count("pk")).values("n"))
        for row in ROWS
    }


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own; for who deals with reports. A closed commune still owes what came."""
    policy = policy_registry.get_by_type(FeedbackReport)
    index = reverse("feedback:index")
    for place in desk.places:
        if place.is_portal or not policy.user_has_any_permission_for_instance(
            desk.user, ["change"], place.site
        ):
            continue
        counted = [(row, desk.count(place, row.name)) for row in ROWS]
        waits = any(count for _row, count in counted)
        if waits or desk.section(place, FeedbackIndexPage):
            url = f"{index}?when=open"
            yield Button(place, _("Deal with reports"), "image", url, order=32)
        for row, count in counted:
            if count:
                text = row.words(count) % {"count": count}
                yield Waiting(place, row.urgency, text, f"{index}?{row.query}", order=12)
