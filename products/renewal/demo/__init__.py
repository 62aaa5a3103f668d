"""The rubric that ships, and a dossier that somebody has begun: all of it sample data."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from products.criteria import criteria_sets
from products.models import ProductPage
from products.renewal.models import Renewal, RenewalPoint, Rubric
from products.renewal.rounds import round_for
from products.renewal.rubric.taking import read_sample, take_in

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SamplePoints:
    """What an item gets, by its code."""

    code: str
    points: int
    note: str = ""


@dataclass(frozen=True)
class SampleRenewal:
    """A dossier of the product with this title."""

    product: str
    points: tuple[SamplePoints, ...]
    note: str = ""


@dataclass(frozen=True)
class RenewalsFile:
    renewal: tuple[SampleRenewal, ...]


def load(world: DemoWorld) -> None:
    """Adds what is missing; what is there stays as officers left it."""
    rubric = _rubric()
    for key, commune in world.communes.items():
        path = FOLDER / f"{key}.toml"
        if not path.exists():
            continue
        for sample in read_data(path, RenewalsFile).renewal:
            pages = ProductPage.objects.descendant_of(commune.home)
            product = pages.get(title=sample.product)
            if Renewal.objects.of_product(product.translation_key).exists():
                continue
            _add(sample, product, commune.site, rubric)
            world.say(f"    {commune.site.site_name}: {sample.product}")


def _rubric() -> Rubric:
    """The one that ships, for all sets, by the newest criteria."""
    rule = criteria_sets()[-1]
    known = Rubric.objects.filter(criteria_number=rule.number, product_set="").first()
    new = Rubric(criteria_number=rule.number, in_force_from=rule.in_force_from, is_sample=True)
    return known or take_in(read_sample(), new)


def _add(sample: SampleRenewal, product: ProductPage, site, rubric: Rubric) -> None:
    today = timezone.localdate()
    renewal = Renewal(
        site=site,
        product_key=product.translation_key,
        title=product.title,
        rubric=rubric,
        round=round_for(product.expires_on or today, today),
        note=sample.note,
        is_sample=True,
    )
    items = {item.code: item for item in rubric.items.all()}
    renewal.mark(
        RenewalPoint(item=items[one.code], points=one.points, note=one.note)
        for one in sample.points
        if one.code in items
    )
