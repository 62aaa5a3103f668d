"""What drafts put on the desk: the button, comments that wait, drafts that end or ended."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from communes.consultations.choices import State
from communes.consultations.models import Comment, ConsultationPage
from communes.consultations.querysets import ends_soon, state_is
from communes.consultations.viewsets import ENDING
from portal.desk.desk import Desk, DeskSite
from portal.desk.parts import Part, Urgency, Waiting

WAITING = "waiting_comments"
ENDS, OWES = "consultations_ending", "consultations_unanswered"


def page_counts(user) -> dict[str, Q]:
    """Drafts whose comments end soon, and those that ended without an answer."""
    live = ConsultationPage.objects.filter(
        pk=OuterRef("pk"), live=True, locale__language_code=settings.LANGUAGE_CODE
    )
    return {
        ENDS: Q(Exists(live.filter(ends_soon()))),
        OWES: Q(Exists(live.filter(state_is(State.CLOSED)))),
    }


def site_counts() -> dict[str, Subquery]:
    """Comments that nobody has read yet."""
    waiting = Comment.objects.waiting().filter(site=OuterRef("pk")).order_by()
    return {WAITING: Subquery(waiting.values("site").annotate(n=Count("pk")).values("n"))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    policy = policy_registry.get_by_type(Comment)
    ending, owed = desk.pages(ENDS), desk.pages(OWES)
    for place in desk.places:
        if desk.changes(place):
            yield from _days(place, ending[place], owed[place])
        reads = policy.user_has_any_permission_for_instance(desk.user, ["change"], place.site)
        if reads and (count := desk.count(place, WAITING)):
            text = ngettext(
                "%(count)s comment on a draft nobody has read yet",
                "%(count)s comments on drafts nobody has read yet",
                count,
            ) % {"count": count}
            url = f"{reverse('consultation_comments:index')}?status=waiting"
            yield Waiting(place, Urgency.NEW, text, url, order=40)


def _days(place: DeskSite, ending: int, owed: int) -> Iterator[Waiting]:
    index = reverse("consultations:index")
    if ending:
        text = ngettext(
            "%(count)s draft takes comments for three days at most",
            "%(count)s drafts take comments for three days at most",
            ending,
        ) % {"count": ending}
        yield Waiting(place, Urgency.SOON, text, f"{index}?stage={ENDING}", order=40)
    if owed:
        text = ngettext(
            "%(count)s draft has ended and waits for its answer",
            "%(count)s drafts have ended and wait for their answer",
            owed,
        ) % {"count": owed}
        yield Waiting(place, Urgency.TO_DO, text, f"{index}?stage={State.CLOSED}", order=40)
