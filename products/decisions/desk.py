"""What the register puts on the desk: products without a page, doubtful ones, and pages that
claim more than was decided."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting
from products.decisions.claims import above_register, unlisted
from products.decisions.models import DecisionEntry, Match
from products.decisions.viewsets import PAGES_ABOVE, WITHOUT_PAGE, without_page
from products.models import ProductPage

_ABOVE, _UNLISTED = "above_decision", "unlisted_by_decision"
_MISSING, _DOUBTFUL = "decided_without_page", "decided_doubtful"


def page_counts(user: Any) -> dict[str, Q]:
    """Pages in the first language that claim more, or name a decision that lacks them; a
    translation is no second one."""
    pages = ProductPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    found = {_ABOVE: above_register(pages), _UNLISTED: unlisted(pages)}
    return {name: Q(pk__in=rows.order_by().values("pk")) for name, rows in found.items()}


def site_counts() -> dict[str, Subquery]:
    """Entries of a site whose page is missing or doubtful."""
    own = DecisionEntry.objects.with_later().filter(site=OuterRef("pk")).order_by()
    conditions = {
        _MISSING: without_page(timezone.localdate()),
        _DOUBTFUL: Q(match=Match.PROPOSED),
    }
    return {
        name: Subquery(own.filter(which).values("site").annotate(n=Count("pk")).values("n"))
        for name, which in conditions.items()
    }


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own. The portal has no products."""
    index = reverse("decision_entries:index")
    for place in desk.places:
        if place.is_portal or not desk.changes(place):
            continue
        if count := desk.pages(_ABOVE)[place]:
            text = ngettext(
                "%(count)s product claims more than its OCOP decision",
                "%(count)s products claim more than their OCOP decision",
                count,
            ) % {"count": count}
            yield Waiting(place, Urgency.LATE, text, f"{index}?page={PAGES_ABOVE}", order=52)
        if count := desk.pages(_UNLISTED)[place]:
            text = ngettext(
                "%(count)s product names an OCOP decision that doesn't list it",
                "%(count)s products name an OCOP decision that doesn't list them",
                count,
            ) % {"count": count}
            # Without an entry they stand in no list of the register.
            url = f"{reverse('products:index')}?state=shown"
            yield Waiting(place, Urgency.LATE, text, url, order=52)
        if count := desk.count(place, _DOUBTFUL):
            text = ngettext(
                "%(count)s product of a decision: is this its page?",
                "%(count)s products of decisions: are these their pages?",
                count,
            ) % {"count": count}
            url = f"{index}?page={Match.PROPOSED}"
            yield Waiting(place, Urgency.TO_DO, text, url, order=53)
        if count := desk.count(place, _MISSING):
            text = ngettext(
                "%(count)s product of a decision has no page yet",
                "%(count)s products of decisions have no page yet",
                count,
            ) % {"count": count}
            url = f"{index}?page={WITHOUT_PAGE}"
            yield Waiting(place, Urgency.TO_DO, text, url, order=54)
