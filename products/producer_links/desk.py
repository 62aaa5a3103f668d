"""What producers put on the desk: changes that wait for an officer."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting
from products.producer_links.choices import State
from products.producer_links.models import ProducerLink

SENT = "sent_by_producers"


def site_counts() -> dict[str, Subquery]:
    """What was sent at a site and nobody has decided."""
    sent = ProducerLink.objects.filter(site=OuterRef("pk"), status=State.SENT).order_by()
    return {SENT: Subquery(sent.values("site").annotate(n=Count("pk")).values("n"))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own. The portal has no producers."""
    for place in desk.places:
        if place.is_portal or not desk.changes(place):
            continue
        if count := desk.count(place, SENT):
            text = ngettext(
                "%(count)s producer has sent changes",
                "%(count)s producers have sent changes",
                count,
            ) % {"count": count}
            url = f"{reverse('producer_links:index')}?state={State.SENT}"
            yield Waiting(place, Urgency.NEW, text, url, order=49)
