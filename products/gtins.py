"""GTINs of products, told by who keeps them."""

from collections.abc import Iterable
from uuid import UUID

from wagtail import hooks

from products.models import ProductPage

# Functions of products and a frame: the GTINs that stand on packings, by translation key.
GTINS_HOOK = "product_gtins"


def attach_gtins(products: Iterable[ProductPage], frame) -> None:
    """Gives each product `gtin`, "" where none is known; a query for all of them at once."""
    products, known = list(products), dict[UUID, str]()
    for tell in hooks.get_hooks(GTINS_HOOK):
        known |= tell(products, frame)
    for product in products:
        product.gtin = known.get(product.translation_key, "")
