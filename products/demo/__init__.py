"""The showcase of the demo: producers and products of the three communes."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from portal.core.demo import SAMPLE_CREDIT, DemoWorld, ensure_image, ensure_page, section_of
from products.demo import khanhhop, minhhop, pictures, thanhson
from products.fields import mask_of
from products.models import (
    Marketplace,
    ProducerIndexPage,
    ProducerPage,
    ProductImage,
    ProductIndexPage,
    ProductListing,
    ProductPage,
)

PICTURES = Path(__file__).resolve().parent.parent / "demo_images"
CONTENT = {"thanhson": thanhson, "minhhop": minhhop, "khanhhop": khanhhop}
MARKETPLACES = {
    "voso": ("Voso", "https://voso.vn/"),
    "postmart": ("Postmart", "https://postmart.vn/"),
}


def load(world: DemoWorld) -> None:
    """Makes what is missing; what exists stays as editors left it."""
    marketplaces = {
        key: Marketplace.objects.get_or_create(name=name, defaults={"url": url})[0]
        for key, (name, url) in MARKETPLACES.items()
    }
    for key, content in CONTENT.items():
        if commune := world.communes.get(key):
            made = _Loader(commune, marketplaces).load(content)
            world.say(f"  {commune.home.title}: {made} new products and producers")


class _Loader:
    """Fills one commune's showcase."""

    def __init__(self, commune, marketplaces: dict[str, Marketplace]):
        self.collection = commune.collection
        self.marketplaces = marketplaces
        self.today = timezone.localdate()
        self.products = section_of(commune.home, ProductIndexPage)
        self.producers = section_of(commune.home, ProducerIndexPage)

    def load(self, content) -> int:
        """The number of pages that were made now."""
        made, producers = 0, {}
        for key, values in content.PRODUCERS.items():
            producers[key], is_new = self._producer(values)
            made += is_new
        for values in content.PRODUCTS:
            made += self._product(values, producers)
        return made

    def _image(self, name: str):
        path = PICTURES / f"{name}.webp"
        title, description = pictures.PICTURES[name]
        return ensure_image(self.collection, path, title, description)

    def _producer(self, values: dict) -> tuple[ProducerPage, bool]:
        values = dict(values)
        picture = values.pop("picture")
        page = ProducerPage(
            photo=self._image(picture),
            photo_alt=pictures.PICTURES[picture][1],
            photo_credit=SAMPLE_CREDIT,
            consent_given=True,
            is_sample=True,
            **values,
        )
        return ensure_page(self.producers, page)

    def _product(self, values: dict, producers: dict) -> bool:
        values = dict(values)
        certified_days_ago = values.pop("certified_days_ago", None)
        if certified_days_ago is not None:
            values["certified_on"] = self.today - timedelta(days=certified_days_ago)
        if values.get("price_min"):
            values["price_updated_on"] = self.today - timedelta(days=9)
        images = values.pop("pictures")
        listings = values.pop("listings", ())
        page = ProductPage(
            producer=producers[values.pop("producer")],
            season_months=mask_of(values.pop("months", ())),
            is_sample=True,
            **values,
        )
        page.images = [
            ProductImage(
                sort_order=order,
                image=self._image(name),
                alt=pictures.PICTURES[name][1],
                caption=pictures.PICTURES[name][0],
                credit=SAMPLE_CREDIT,
            )
            for order, name in enumerate(images)
        ]
        page.listings = [
            ProductListing(sort_order=order, marketplace=self.marketplaces[key], url=url, note=note)
            for order, (key, url, note) in enumerate(listings)
        ]
        return ensure_page(self.products, page)[1]
