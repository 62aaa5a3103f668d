"""What the renewal puts on the desk: certificates that came to a step this morning, by name."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting
from products.renewal.models import Reminder

REMINDED = "renewals_reminded"


def site_counts() -> dict[str, Subquery]:
    """Certificates of a site that came to a step today."""
    own = Reminder.objects.filter(site=OuterRef("pk"), noted_on=timezone.localdate()).order_by()
    return {REMINDED: Subquery(own.values("site").annotate(n=Count("pk")).values("n"))}


def address_of_certificates(name: str, only: int | None) -> str:
    """Where certificates are renewed that have ended, or end within 30, 90 or 180 days: the
    screen of the only product, or the board of all of them."""
    if only is not None:
        return reverse("renewal", args=[only])
    return f"{reverse('renewal_board')}?certificate={name}"


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    for place in desk.places:
        if not desk.changes(place) or not (count := desk.count(place, REMINDED)):
            continue
        text = ngettext(
            "%(count)s OCOP certificate has come to 180, 90 or 30 days before its end",
            "%(count)s OCOP certificates have come to 180, 90 or 30 days before their end",
            count,
        ) % {"count": count}
        url = f"{reverse('renewal_board')}?ordering=expires_on"
        yield Waiting(place, Urgency.NEW, text, url, order=49)
