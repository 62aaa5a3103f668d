"""Which gift sets a site shows today."""

from django.utils import timezone

from portal.sites.neighbours import attach_communes
from products.models import GiftSetPage, ProductPage

MOST_SETS = 12


def sets_in_season(frame, product: ProductPage | None = None) -> list[GiftSetPage]:
    """The sets that are sold or announced, those that end first before; of one product those that
    hold it. One query, three on the portal, which gathers those of all communes."""
    sets = GiftSetPage.objects.in_frame(frame).in_season(timezone.localdate())
    if product:
        sets = sets.filter(items__product__translation_key=product.translation_key).distinct()
    sets = sets.select_related("locale", "cover", "producer")
    found = list(sets.order_by("season_ends_on", "title", "pk")[:MOST_SETS])
    frame.shows(found)
    return attach_communes(found, frame) if frame.is_portal else found
