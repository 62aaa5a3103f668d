"""What bulletins put on the desk: drafts that wait for who may have them played."""

from collections.abc import Iterator

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from communes.bulletins.models import Bulletin
from portal.core.page_rights import homes_that_ask
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

DRAFTS = "bulletin_drafts"


def site_counts() -> dict[str, Coalesce]:
    """How many drafts of a site are for today or a day to come."""
    drafts = Bulletin.objects.filter(
        site=OuterRef("pk"), state=Bulletin.State.DRAFT, last_day__gte=timezone.localdate()
    )
    count = drafts.order_by().values("site").annotate(total=Count("pk")).values("total")
    return {DRAFTS: Coalesce(Subquery(count, output_field=IntegerField()), 0)}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own; for who publishes without asking."""
    for place in desk.places:
        count = desk.count(place, DRAFTS)
        if not count or not desk.changes(place) or place.path in homes_that_ask(desk.user):
            continue
        text = ngettext(
            "%(count)s bulletin waits to be played",
            "%(count)s bulletins wait to be played",
            count,
        )
        url = f"{reverse('bulletins:index')}?state={Bulletin.State.DRAFT}"
        yield Waiting(place, Urgency.TO_DO, text % {"count": count}, url, order=46)
