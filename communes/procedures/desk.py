"""What procedures put on the desk of the province: those whose legal basis has ended."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from communes.procedures.models import ProcedurePage
from communes.procedures.viewsets import ENDED
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting


def page_counts(user) -> dict[str, Q]:
    """Procedures to check; a translation is no second one."""
    ended = ProcedurePage.objects.resting_on_ended().filter(pk=OuterRef("pk"), live=True)
    return {"ended_bases": Q(Exists(ended.filter(locale__language_code=settings.LANGUAGE_CODE)))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    ended = desk.pages("ended_bases")
    for place in desk.places:
        if not place.is_portal:
            continue
        if desk.changes(place) and (count := ended[place]):
            text = ngettext(
                "%(count)s procedure rests on a document that has ended",
                "%(count)s procedures rest on documents that have ended",
                count,
            ) % {"count": count}
            url = f"{reverse('procedures:index')}?state={ENDED}"
            yield Waiting(place, Urgency.TO_DO, text, url, order=45)
