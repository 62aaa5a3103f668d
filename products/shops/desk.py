"""What shops put on the desk: links that readers no longer see."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting
from products.shops.models import ListingCheck

BROKEN = "broken_shop_links"


def site_counts() -> dict[str, Subquery]:
    broken = ListingCheck.objects.broken().filter(site=OuterRef("pk")).order_by()
    return {BROKEN: Subquery(broken.values("site").annotate(n=Count("pk")).values("n"))}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    for place in desk.places:
        if desk.changes(place) and (count := desk.count(place, BROKEN)):
            text = ngettext(
                "%(count)s shop link is broken", "%(count)s shop links are broken", count
            ) % {"count": count}
            url = f"{reverse('shop_checks_report')}?ordering=-failures"
            yield Waiting(place, Urgency.TO_DO, text, url, order=55)
