"""Producers and products of a commune, published unless told otherwise."""

import itertools
from datetime import timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model

from portal.core.demo import section_of
from products.fields import ALL_YEAR
from products.models import (
    GiftSetItem,
    GiftSetPage,
    Marketplace,
    ProducerIndexPage,
    ProducerPage,
    ProductImage,
    ProductIndexPage,
    ProductListing,
    ProductPage,
)
from tests.page_factory import add_page

_numbers = itertools.count(1)
LIST = "/san-pham-ocop-va-dac-san/"
PRODUCERS = LIST + "hop-tac-xa-co-so-san-xuat/"


def make_image(collection):
    """A small picture of the right shape."""
    file = BytesIO()
    Image.new("RGB", (48, 36), "#f08a24").save(file, "PNG")
    name = f"anh-{next(_numbers)}.png"
    return get_image_model().objects.create(
        title=name, collection=collection, file=ImageFile(file, name=name)
    )


def make_producer(commune, title="Hợp tác xã mẫu", *, live=True, language="vi", **values):
    values = {
        "producer_type": "coop",
        "address": "Xóm 1",
        "phone": "0238 300 0101",
        "consent_given": True,
        **values,
    }
    parent = section_of(commune.homes[language], ProducerIndexPage)
    return add_page(parent, ProducerPage(title=title, **values), live=live)


def make_product(
    commune, title="Cam Vinh", *, producer=None, live=True, language="vi", images=0, **values
):
    if producer is None:
        producer = ProducerPage.objects.descendant_of(commune.home).first()
        producer = producer or make_producer(commune)
    values = {"contact_phone": "0238 300 0102", "season_months": ALL_YEAR, **values}
    page = ProductPage(title=title, producer=producer, **values)
    page.images = [
        ProductImage(
            sort_order=order,
            image=make_image(commune.collection),
            alt=f"Ảnh {order} của {title}",
            credit="Ảnh: xã",
        )
        for order in range(images)
    ]
    return add_page(section_of(commune.homes[language], ProductIndexPage), page, live=live)


def make_set(
    commune, title="Quà Tết", products=(), *, sold=(0, 30), live=True, language="vi", **values
):
    """A gift set, `sold` from and until so many days from today."""
    first, last = (timezone.localdate() + timedelta(days=days) for days in sold)
    page = GiftSetPage(title=title, season_starts_on=first, season_ends_on=last, **values)
    page.items = [
        GiftSetItem(sort_order=order, product=product) for order, product in enumerate(products)
    ]
    return add_page(section_of(commune.homes[language], ProductIndexPage), page, live=live)


def with_stars(stars=3, days_left=500) -> dict:
    """Field values of a proven rating that ends in some days."""
    ends = timezone.localdate() + timedelta(days=days_left)
    return {
        "star_rating": stars,
        "evidence_level": "A",
        "decision_number": "12/QĐ-UBND",
        "certified_on": ends - timedelta(days=1096),
        "expires_on": ends,
    }


def list_on(product, name="Voso"):
    """The product on a marketplace."""
    marketplace, _created = Marketplace.objects.get_or_create(
        name=name, defaults={"url": f"https://{name.lower()}.example/"}
    )
    product.listings.add(
        ProductListing(marketplace=marketplace, url=f"https://{name.lower()}.example/sp")
    )
    product.save_revision().publish()
    return marketplace
