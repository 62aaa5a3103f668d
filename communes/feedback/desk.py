"""What reports put on the desk: the button, and those that are late, due, new, or to be looked at."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from communes.feedback.choices import Status
from communes.feedback.models import FeedbackIndexPage, FeedbackReport
from communes.feedback.querysets import due_soon
from portal.desk.desk import Desk, DeskSite
from portal.desk.parts import Button, Part, Urgency, Waiting


def desk_parts(desk: Desk) -> Iterator[Part]:
    """One query; for who deals with reports. A closed commune still owes what came before."""
    policy = policy_registry.get_by_type(FeedbackReport)
    places = [
        place
        for place in desk.places
        if not place.is_portal
        and policy.user_has_any_permission_for_instance(desk.user, ["change"], place.site)
    ]
    if not places:
        return
    is_open = Q(status__in=Status.open())
    reports = FeedbackReport.objects.filter(site__in=[place.site for place in places])
    counted = (
        reports.kept()
        .order_by()
        .values_list("site")
        .annotate(
            late=Count("pk", filter=is_open & Q(due_on__lt=desk.today)),
            due=Count("pk", filter=is_open & due_soon(desk.today)),
            new=Count("pk", filter=Q(status=Status.RECEIVED)),
            head=Count("pk", filter=Q(status=Status.DONE, outcome="")),
            again=Count("pk", filter=Q(status=Status.DONE, is_mended=False)),
        )
    )
    counts = {site: rest for site, *rest in counted}
    for place in places:
        found = counts.get(place.site.pk)
        if found or desk.section(place, FeedbackIndexPage):
            url = f"{reverse('feedback:index')}?when=open"
            yield Button(place, _("Deal with reports"), "image", url, order=32)
        yield from _rows(place, *(found or (0, 0, 0, 0, 0)))


def _rows(
    place: DeskSite, late: int, due: int, new: int, head: int, again: int
) -> Iterator[Waiting]:
    index = reverse("feedback:index")
    rows = (
        (late, Urgency.LATE, "when=late", _late),
        (again, Urgency.LATE, "when=again", _again),
        (due, Urgency.SOON, "when=soon", _due),
        (new, Urgency.NEW, f"status={Status.RECEIVED}", _new),
        (head, Urgency.NEW, "when=head", _head),
    )
    for count, urgency, query, words in rows:
        if count:
            text = words(count) % {"count": count}
            yield Waiting(place, urgency, text, f"{index}?{query}", order=12)


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
