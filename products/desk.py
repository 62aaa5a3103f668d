"""What products put on the desk: the button, certificates that have ended or end soon, old
prices."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.desk.desk import Desk, pages_by_home
from portal.desk.parts import Button, Part, Urgency, Waiting
from products.models import ProductIndexPage, ProductPage
from products.querysets import price_is_stale
from products.viewsets import ENDED, SOON, SOON_DAYS, STALE, certificate_filter


def desk_parts(desk: Desk) -> Iterator[Part]:
    """One query. The portal gathers the communes' products and has none of its own."""
    ended, soon = certificate_filter(ENDED, desk.today), certificate_filter(SOON, desk.today)
    stale = price_is_stale(desk.today)
    waiting = ProductPage.objects.live().filter(desk.below_first_homes, ended | soon | stale)
    counts = pages_by_home(
        waiting,
        late=Count("pk", filter=ended),
        near=Count("pk", filter=soon),
        old=Count("pk", filter=stale),
    )
    for place in desk.places:
        if place.is_portal:
            continue
        if url := desk.add_url(place, ProductIndexPage, ProductPage):
            yield Button(place, _("Add a product"), "pick", url, order=40)
        if not desk.changes(place):
            continue
        found = counts.get(place.path, {"late": 0, "near": 0, "old": 0})
        index = reverse("products:index")
        if late := found["late"]:
            text = ngettext(
                "%(count)s OCOP certificate has ended",
                "%(count)s OCOP certificates have ended",
                late,
            ) % {"count": late}
            url = f"{index}?certificate={ENDED}&state=shown"
            yield Waiting(place, Urgency.LATE, text, url, order=50)
        if near := found["near"]:
            text = ngettext(
                "%(count)s OCOP certificate ends within %(days)s days",
                "%(count)s OCOP certificates end within %(days)s days",
                near,
            ) % {"count": near, "days": SOON_DAYS}
            url = f"{index}?certificate={SOON}&state=shown"
            yield Waiting(place, Urgency.SOON, text, url, order=50)
        if old := found["old"]:
            text = ngettext(
                "%(count)s price is older than six months",
                "%(count)s prices are older than six months",
                old,
            ) % {"count": old}
            url = f"{index}?price={STALE}&state=shown"
            yield Waiting(place, Urgency.SOON, text, url, order=51)
