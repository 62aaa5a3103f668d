"""Where the buttons of a product lead: keys that stand in addresses, and what they stand for."""

import hashlib

from django.urls import reverse

from products.models import ProductPage
from products.shops.models import ListingCheck

ZALO, PHONE = "zalo", "goi"


def key_of(url: str) -> str:
    """How an address of a product is called in a link: the same in every language and revision."""
    return hashlib.sha256(url.encode()).hexdigest()[:12]


def out_url(product: ProductPage, what: str) -> str:
    return reverse("shop_out", args=[product.pk, what])


def checks_of(product: ProductPage) -> dict[str, ListingCheck]:
    """The checks of a product's links by address, whichever language its page is in."""
    found = ListingCheck.objects.filter(
        product__translation_key=product.translation_key, url__in=_urls(product)
    )
    return {check.url: check for check in found}


def _urls(product: ProductPage) -> list[str]:
    return [listing.url for listing in product.listings.all()]
