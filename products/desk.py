"""What products put on the desk: the button, certificates that have ended or end soon, old
prices."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.desk.desk import Desk, pages_by_home
from portal.desk.parts import Button, Part, Urgency, Waiting
from products.models import GiftSetPage, ProductIndexPage, ProductPage
from products.querysets import price_is_stale
from products.viewsets import ENDED, STALE, STEPS, certificate_filter


def desk_parts(desk: Desk) -> Iterator[Part]:
    """Two queries. The portal gathers the communes' products and has none of its own."""
    asked = {f"in_{name}": certificate_filter(name, desk.today) for name in (ENDED, *STEPS)}
    asked["old"] = price_is_stale(desk.today)
    waiting = ProductPage.objects.live().filter(desk.below_first_homes, reduce(or_, asked.values()))
    counts = pages_by_home(
        waiting, **{name: Count("pk", filter=found) for name, found in asked.items()}
    )
    empty = GiftSetPage.objects.live().filter(desk.below_first_homes).without_products(desk.today)
    sets = pages_by_home(empty, n=Count("pk"), first=Min("pk"))
    for place in desk.places:
        if place.is_portal:
            continue
        if url := desk.add_url(place, ProductIndexPage, ProductPage):
            yield Button(place, _("Add a product"), "pick", url, order=40)
        if not desk.changes(place):
            continue
        if lost := sets.get(place.path):
            text = ngettext(
                "%(count)s gift set has no product left and is not shown",
                "%(count)s gift sets have no product left and are not shown",
                lost["n"],
            ) % {"count": lost["n"]}
            url = reverse("wagtailadmin_pages:edit", args=[lost["first"]])
            yield Waiting(place, Urgency.TO_DO, text, url, order=52)
        found = counts.get(place.path, {})
        index = reverse("products:index")
        if late := found.get(f"in_{ENDED}"):
            text = ngettext(
                "%(count)s OCOP certificate has ended",
                "%(count)s OCOP certificates have ended",
                late,
            ) % {"count": late}
            url = f"{index}?certificate={ENDED}&state=shown"
            yield Waiting(place, Urgency.LATE, text, url, order=50)
        for name, (most, _least) in STEPS.items():
            if near := found.get(f"in_{name}"):
                text = ngettext(
                    "%(count)s OCOP certificate ends within %(days)s days",
                    "%(count)s OCOP certificates end within %(days)s days",
                    near,
                ) % {"count": near, "days": most}
                url = f"{index}?certificate={name}&state=shown"
                yield Waiting(place, Urgency.SOON, text, url, order=50)
        if old := found.get("old"):
            text = ngettext(
                "%(count)s price is older than six months",
                "%(count)s prices are older than six months",
                old,
            ) % {"count": old}
            url = f"{index}?price={STALE}&state=shown"
            yield Waiting(place, Urgency.SOON, text, url, order=51)
