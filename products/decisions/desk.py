"""What the register puts on the desk: products without a page, doubtful ones, and pages that
claim more than was decided."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from portal.desk.desk import Desk, pages_by_home
from portal.desk.parts import Part, Urgency, Waiting
from products.decisions.claims import above_register
from products.decisions.models import DecisionEntry, Match
from products.decisions.viewsets import PAGES_ABOVE, WITHOUT_PAGE, without_page
from products.models import ProductPage


def desk_parts(desk: Desk) -> Iterator[Part]:
    """Two queries. The portal has no products of its own."""
    places = [one for one in desk.places if not one.is_portal and desk.changes(one)]
    if not places:
        return
    entries = DecisionEntry.objects.of_sites([one.site for one in places]).order_by()
    rows = entries.values("site").annotate(
        missing=Count("pk", filter=without_page(desk.today)),
        doubtful=Count("pk", filter=Q(match=Match.PROPOSED)),
    )
    counts = {row["site"]: row for row in rows}
    if not counts:
        return
    pages = above_register(ProductPage.objects.live().filter(desk.below_first_homes))
    above = pages_by_home(pages, count=Count("pk"))
    index = reverse("decision_entries:index")
    for place in places:
        found = counts.get(place.site.pk, {"missing": 0, "doubtful": 0})
        if count := above.get(place.path, {"count": 0})["count"]:
            text = ngettext(
                "%(count)s product claims more than its OCOP decision",
                "%(count)s products claim more than their OCOP decision",
                count,
            ) % {"count": count}
            yield Waiting(place, Urgency.LATE, text, f"{index}?page={PAGES_ABOVE}", order=52)
        if count := found["doubtful"]:
            text = ngettext(
                "%(count)s product of a decision: is this its page?",
                "%(count)s products of decisions: are these their pages?",
                count,
            ) % {"count": count}
            url = f"{index}?page={Match.PROPOSED}"
            yield Waiting(place, Urgency.TO_DO, text, url, order=53)
        if count := found["missing"]:
            text = ngettext(
                "%(count)s product of a decision has no page yet",
                "%(count)s products of decisions have no page yet",
                count,
            ) % {"count": count}
            url = f"{index}?page={WITHOUT_PAGE}"
            yield Waiting(place, Urgency.TO_DO, text, url, order=54)
