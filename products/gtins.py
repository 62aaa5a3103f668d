"""GTINs of products, told by who keeps them."""

from collections.abc import Iterable
from uuid import UUID

from wagtail import hooks

from products.models import ProductPage

# Functions of products and a frame: the GTINs that stand on packings, by translation key.
GTINS_HOOK = "product_gtins"
# Functions of what was typed or scanned and a frame: the translation keys of what carries it.
KEYS_HOOK = "product_keys_of_gtin"


def attach_gtins(products: Iterable[ProductPage], frame) -> None:
    """Gives each product `gtin`, "" where none is known; a query for all of them at once."""
    products, known = list(products), dict[UUID, str]()
    for tell in hooks.get_hooks(GTINS_HOOK):
        known |= tell(products, frame)
    for product in products:
        product.gtin = known.get(product.translation_key, "")


def keys_of_gtin(typed: str, frame) -> set[UUID]:
    """The products that carry a GTIN, typed as digits or scanned as an address; no query for
    what is neither."""
    return {key for tell in hooks.get_hooks(KEYS_HOOK) for key in tell(typed, frame)}
