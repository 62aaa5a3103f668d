"""What documents put on the desk: drafts that should have been posted."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from communes.documents.models import OfficialDocumentPage
from communes.documents.viewsets import OVERDUE
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

LATE = "late_documents"


def page_counts(user) -> dict[str, Q]:
    """Documents that readers should have by now: a translation is no second one."""
    late = OfficialDocumentPage.objects.overdue().filter(pk=OuterRef("pk"))
    return {LATE: Q(Exists(late.filter(locale__language_code=settings.LANGUAGE_CODE)))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    late = desk.pages(LATE)
    for place in desk.places:
        if desk.changes(place) and (count := late[place]):
            text = ngettext(
                "%(count)s document should have been posted by now",
                "%(count)s documents should have been posted by now",
                count,
            ) % {"count": count}
            url = f"{reverse('official_documents:index')}?state={OVERDUE}"
            yield Waiting(place, Urgency.LATE, text, url, order=35)
