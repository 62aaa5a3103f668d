"""Invented codes and lots: GTINs of GS1's prefix 952, which is for examples and never sold."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from products.models import ProductPage
from products.traceability import gs1
from products.traceability.models import Batch, ProductCode

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SampleBatch:
    """A lot, made so many days before the day of loading and good for so many after it was made."""

    lot: str
    made_days_ago: int
    good_days: int
    place: str
    diary_name: str = ""
    note: str = ""


@dataclass(frozen=True)
class SampleCode:
    """A GTIN of the product with this title."""

    product: str
    gtin: str
    batch: tuple[SampleBatch, ...] = ()


@dataclass(frozen=True)
class CodesFile:
    code: tuple[SampleCode, ...]


def load(world: DemoWorld) -> None:
    """Adds what is missing; what is there stays as officers left it."""
    today = timezone.localdate()
    for key, commune in world.communes.items():
        path = FOLDER / f"{key}.toml"
        if not path.exists():
            continue
        sample = read_data(path, CodesFile)
        for one in sample.code:
            pages = ProductPage.objects.descendant_of(commune.home)
            code, _new = ProductCode.objects.get_or_create(
                gtin=gs1.normal(one.gtin),
                defaults={
                    "site": commune.site,
                    "product": pages.get(title=one.product),
                    "is_sample": True,
                },
            )
            for batch in one.batch:
                _add_batch(code, batch, today)
        world.say(f"    {commune.site.site_name}: {len(sample.code)} mã sản phẩm")


def _add_batch(code: ProductCode, sample: SampleBatch, today) -> None:
    made_on = today - timedelta(days=sample.made_days_ago)
    values = {
        "made_on": made_on,
        "packed_on": made_on,
        "best_before": made_on + timedelta(days=sample.good_days),
        "place": sample.place,
        "diary_name": sample.diary_name,
        "note": sample.note,
        "is_sample": True,
    }
    Batch.objects.get_or_create(code=code, lot=sample.lot, defaults=values)
