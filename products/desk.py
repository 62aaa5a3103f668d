"""What products put on the desk: the button, certificates that have ended or end soon, old
prices, gift sets without a product."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Count, Min, OuterRef, Subquery
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from portal.core.querysets import HOME_PATH
from portal.desk.desk import Desk, DeskSite, pages_by_home
from portal.desk.parts import Button, Part, Urgency, Waiting
from products.models import GiftSetPage, ProductIndexPage, ProductPage
from products.querysets import price_is_stale
from products.viewsets import ENDED, STALE, STEPS, certificate_filter

# Functions of the name of a row (`ENDED` or one of `STEPS`) and the key of its product, None where
# it is of several: where these certificates are renewed; without any, the list of products.
ADDRESS_HOOK = "product_certificates_address"
EMPTY_SETS, AN_EMPTY_SET = "empty_gift_sets", "an_empty_gift_set"


def _address(name: str, found: dict) -> str:
    only = found[f"first_{name}"] if found[f"in_{name}"] == 1 else None
    for address in hooks.get_hooks(ADDRESS_HOOK):
        return address(name, only)
    return f"{reverse('products:index')}?certificate={name}&state=shown"


def site_counts() -> dict[str, Subquery]:
    """Published gift sets of a site that have no product left: how many, and the key of one."""
    sets = GiftSetPage.objects.live().without_products(timezone.localdate())
    sets = sets.annotate(home=Substr("path", 1, HOME_PATH)).filter(home=OuterRef("root_page__path"))
    sets = sets.order_by().values("home")
    return {
        EMPTY_SETS: Subquery(sets.annotate(n=Count("pk")).values("n")),
        AN_EMPTY_SET: Subquery(sets.annotate(first=Min("pk")).values("first")),
    }


def desk_parts(desk: Desk) -> Iterator[Part]:
    """One query. The portal gathers the communes' products and has none of its own."""
    asked = {f"in_{name}": certificate_filter(name, desk.today) for name in (ENDED, *STEPS)}
    asked["old"] = price_is_stale(desk.today)
    waiting = ProductPage.objects.live().filter(desk.below_first_homes, reduce(or_, asked.values()))
    told: dict = {name: Count("pk", filter=found) for name, found in asked.items()}
    for name in (ENDED, *STEPS):
        told[f"first_{name}"] = Min("pk", filter=asked[f"in_{name}"])
    counts = pages_by_home(waiting, **told)
    for place in desk.places:
        if place.is_portal:
            continue
        if url := desk.add_url(place, ProductIndexPage, ProductPage):
            yield Button(place, _("Add a product"), "pick", url, order=40)
        if desk.changes(place):
            found = counts.get(place.path, {})
            yield from _certificates(place, found)
            yield from _prices(place, found)
            yield from _sets(desk, place)


def _certificates(place: DeskSite, found: dict) -> Iterator[Part]:
    if late := found.get(f"in_{ENDED}"):
        text = ngettext(
            "%(count)s OCOP certificate has ended",
            "%(count)s OCOP certificates have ended",
            late,
        ) % {"count": late}
        yield Waiting(place, Urgency.LATE, text, _address(ENDED, found), order=50)
    for name, (most, _least) in STEPS.items():
        if near := found.get(f"in_{name}"):
            text = ngettext(
                "%(count)s OCOP certificate ends within %(days)s days",
                "%(count)s OCOP certificates end within %(days)s days",
                near,
            ) % {"count": near, "days": most}
            url = _address(name, found)
            # Mails tell of each certificate once, as it comes to a step (products.renewal).
            yield Waiting(place, Urgency.SOON, text, url, order=50, mailed=False)


def _prices(place: DeskSite, found: dict) -> Iterator[Part]:
    if old := found.get("old"):
        text = ngettext(
            "%(count)s price is older than six months",
            "%(count)s prices are older than six months",
            old,
        ) % {"count": old}
        url = f"{reverse('products:index')}?price={STALE}&state=shown"
        yield Waiting(place, Urgency.SOON, text, url, order=51)


def _sets(desk: Desk, place: DeskSite) -> Iterator[Part]:
    if empty := desk.count(place, EMPTY_SETS):
        text = ngettext(
            "%(count)s gift set has no product left and is not shown",
            "%(count)s gift sets have no product left and are not shown",
            empty,
        ) % {"count": empty}
        url = reverse("wagtailadmin_pages:edit", args=[desk.count(place, AN_EMPTY_SET)])
        yield Waiting(place, Urgency.TO_DO, text, url, order=52)
