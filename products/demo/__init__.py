"""The showcase of the demo: producers and products of the three communes, each with a file."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from portal.core.data_files import read_data
from portal.core.demo import SAMPLE_CREDIT, DemoWorld, ensure_image, ensure_page, section_of
from portal.core.demo_texts import html
from portal.core.models import PagePicture
from products.demo.samples import GiftSet, Picture, Producer, Product, SharedFile, ShowcaseFile
from products.fields import mask_of
from products.models import (
    GiftSetItem,
    GiftSetPage,
    Marketplace,
    OpenPeriod,
    ProducerImage,
    ProducerIndexPage,
    ProducerPage,
    ProductImage,
    ProductIndexPage,
    ProductListing,
    ProductPage,
)

FOLDER = Path(__file__).parent
PICTURES = FOLDER.parent / "demo_images"
# Days that are told from today, and where they stand.
DAYS_AGO = {
    "certified_days_ago": "certified_on",
    "reassessing_days_ago": "reassessing_since",
    "revoked_days_ago": "revoked_on",
}
# What stands elsewhere than in a field of the product's page.
NO_FIELDS = {"producer", "pictures", "listing", "period", "months", *DAYS_AGO}


def showcase_of(key: str) -> ShowcaseFile | None:
    """What a commune makes; None of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, ShowcaseFile) if path.exists() else None


def pictures() -> dict[str, Picture]:
    """The drawn pictures by their names."""
    return {picture.name: picture for picture in _shared().picture}


def _shared() -> SharedFile:
    return read_data(FOLDER / "shared.toml", SharedFile)


def load(world: DemoWorld) -> None:
    """Makes what is missing; what exists stays as editors left it."""
    marketplaces = {
        sample.key: Marketplace.objects.get_or_create(
            name=sample.name, defaults={"url": sample.url}
        )[0]
        for sample in _shared().marketplace
    }
    for key, commune in world.communes.items():
        if showcase := showcase_of(key):
            made = _Loader(commune, marketplaces).load(showcase)
            world.say(f"  {commune.home.title}: {made} new products and producers")


class _Loader:
    """Fills one commune's showcase."""

    def __init__(self, commune, marketplaces: dict[str, Marketplace]):
        self.collection = commune.collection
        self.marketplaces = marketplaces
        self.pictures = pictures()
        self.today = timezone.localdate()
        self.products = section_of(commune.home, ProductIndexPage)
        self.producers = section_of(commune.home, ProducerIndexPage)

    def load(self, showcase: ShowcaseFile) -> int:
        """The number of pages that were made now."""
        made, producers = 0, {}
        for sample in showcase.producer:
            producers[sample.key], is_new = self._producer(sample)
            made += is_new
        for product in showcase.product:
            made += self._product(product, producers)
        for gift_set in showcase.gift_set:
            made += self._gift_set(gift_set, producers)
        return made

    def _image(self, name: str):
        picture = self.pictures[name]
        path = PICTURES / f"{name}.webp"
        return ensure_image(self.collection, path, picture.title, picture.shows)

    def _producer(self, sample: Producer) -> tuple[ProducerPage, bool]:
        values = {name: value for name, value in vars(sample).items() if name != "key"}
        picture, pictures = values.pop("picture"), values.pop("pictures")
        if point := values.pop("map_point"):
            values["latitude"], values["longitude"] = map(Decimal, point.split(","))
        page: Any = ProducerPage(
            photo=self._image(picture),
            photo_alt=self.pictures[picture].shows,
            photo_credit=SAMPLE_CREDIT,
            consent_given=True,
            is_sample=True,
            **values,
        )
        page.pictures = self._rows(ProducerImage, pictures)
        return ensure_page(self.producers, page)

    def _rows(self, model: type[PagePicture], names: tuple[str, ...]) -> list[PagePicture]:
        """Pictures of a page, in their order."""
        return [
            model(
                sort_order=order,
                image=self._image(name),
                alt=self.pictures[name].shows,
                caption=self.pictures[name].title,
                credit=SAMPLE_CREDIT,
            )
            for order, name in enumerate(names)
        ]

    def _product(self, sample: Product, producers: dict[str, ProducerPage]) -> bool:
        values = {
            name: value
            for name, value in vars(sample).items()
            if name not in {*NO_FIELDS, *DAYS_AGO}
        }
        for name, field in DAYS_AGO.items():
            if (days := getattr(sample, name)) is not None:
                values[field] = self.today - timedelta(days=days)
        if sample.price_min:
            values["price_updated_on"] = self.today - timedelta(days=9)
        values |= {name: html(values[name]) for name in ("description", "story")}
        for name in ("evidence_level", "revocation_reason"):
            values[name] = values[name] or ""
        page: Any = ProductPage(
            producer=producers[sample.producer],
            season_months=mask_of(sample.months),
            is_sample=True,
            **values,
        )
        page.images = self._rows(ProductImage, sample.pictures)
        page.periods = [
            OpenPeriod(
                sort_order=order,
                starts_on=self.today + timedelta(days=told.starts_in_days),
                ends_on=self.today + timedelta(days=told.ends_in_days),
                note=told.note,
            )
            for order, told in enumerate(sample.period)
        ]
        page.listings = [
            ProductListing(
                sort_order=order,
                marketplace=self.marketplaces[listing.marketplace],
                url=listing.url,
                note=listing.note,
            )
            for order, listing in enumerate(sample.listing)
        ]
        return ensure_page(self.products, page)[1]

    def _gift_set(self, sample: GiftSet, producers: dict[str, ProducerPage]) -> bool:
        picture = self.pictures[sample.picture]
        page: Any = GiftSetPage(
            title=sample.title,
            summary=sample.summary,
            producer=producers[sample.producer],
            season_starts_on=self.today + timedelta(days=sample.starts_in_days),
            season_ends_on=self.today + timedelta(days=sample.ends_in_days),
            price=sample.price,
            price_updated_on=self.today if sample.price else None,
            cover=self._image(sample.picture),
            cover_alt=picture.shows,
            cover_credit=SAMPLE_CREDIT,
            is_sample=True,
        )
        products = ProductPage.objects.child_of(self.products)
        page.items = [
            GiftSetItem(
                sort_order=order, product=products.get(title=item.product), amount=item.amount
            )
            for order, item in enumerate(sample.item)
        ]
        return ensure_page(self.products, page)[1]
