"""Products for feed readers."""

from django.utils.translation import gettext_lazy

from portal.machines.feeds import SiteFeed
from products.formatting import price, when_there
from products.models import ProductPage
from products.models.choices import stars_in_words
from products.querysets import ProductQuerySet


class ProductFeed(SiteFeed):
    """The newest products of the showcase; on the portal, of all communes."""

    name = "products"
    section = "ProductIndexPage"
    label = gettext_lazy("Products")

    def get_items(self, frame) -> ProductQuerySet:
        items = ProductPage.objects.in_frame(frame).newest_first()
        return items.select_related("locale", "producer").prefetch_related("periods")

    def texts(self, item) -> list[str]:
        return [
            item.summary_text,
            stars_in_words(item.current_stars),
            f"{price(item)} / {item.price_unit}" if item.price_min else "",
            when_there(item),
            item.producer_name,
        ]

    def tags(self, item) -> list[str]:
        return [item.get_ocop_group_display()]
