"""What incoming questions put on the desk: the button, and those that are late, due or new."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from communes.questions.models import Question, QuestionIndexPage, Status
from portal.desk.desk import Desk, DeskSite
from portal.desk.parts import Button, Part, Urgency, Waiting


def desk_parts(desk: Desk) -> Iterator[Part]:
    """One query; for who may answer. A closed commune still owes its answers."""
    policy = policy_registry.get_by_type(Question)
    answering = [
        place
        for place in desk.places
        if policy.user_has_any_permission_for_instance(desk.user, ["change"], place.site)
    ]
    questions: Any = Question.objects.filter(site__in=[place.site for place in answering])
    # Who waits for an asker is neither late nor in a hurry.
    running = Q(status__in=Status.running())
    late = running & Q(due_on__lt=desk.today)
    due = running & Question.objects.due_soon(desk.today)
    counted = (
        questions.open()
        .order_by()
        .values_list("site")
        .annotate(
            late=Count("pk", filter=late),
            due=Count("pk", filter=due),
            new=Count("pk", filter=Q(status=Status.RECEIVED)),
            replied=Count("pk", filter=Q(status=Status.REPLIED)),
        )
    )
    counts = {site: rest for site, *rest in counted}
    for place in answering:
        found = counts.get(place.site.pk)
        if found or desk.section(place, QuestionIndexPage):
            url = f"{reverse('questions:index')}?when=open"
            yield Button(place, _("Answer questions"), "help", url, order=30)
        yield from _rows(place, *(found or (0, 0, 0, 0)))


def _rows(place: DeskSite, late: int, due: int, new: int, replied: int) -> Iterator[Waiting]:
    index = reverse("questions:index")
    if late:
        text = ngettext(
            "%(count)s question should have been answered by now",
            "%(count)s questions should have been answered by now",
            late,
        ) % {"count": late}
        yield Waiting(place, Urgency.LATE, text, f"{index}?when=late", order=10)
    if due:
        text = ngettext(
            "%(count)s question is due within three days",
            "%(count)s questions are due within three days",
            due,
        ) % {"count": due}
        yield Waiting(place, Urgency.SOON, text, f"{index}?when=soon", order=10)
    if new:
        text = ngettext(
            "%(count)s question nobody has taken yet",
            "%(count)s questions nobody has taken yet",
            new,
        ) % {"count": new}
        yield Waiting(place, Urgency.NEW, text, f"{index}?status={Status.RECEIVED}", order=10)
    if replied:
        text = ngettext(
            "%(count)s asker has replied to the commune",
            "%(count)s askers have replied to the commune",
            replied,
        ) % {"count": replied}
        yield Waiting(place, Urgency.NEW, text, f"{index}?status={Status.REPLIED}", order=11)
