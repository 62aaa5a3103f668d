"""An invented sending that waits for an officer; its link opens nothing, as nobody has it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from portal.privacy.consents import newest_text
from products.fields import mask_of
from products.models import ProductPage
from products.producer_links.choices import CONSENTS, Purpose, State
from products.producer_links.links import hash_of, new_secret
from products.producer_links.models import ProducerConsent, ProducerLink, SentProduct

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SampleSending:
    """What was sent of the product with this title, so many days before the day of loading."""

    product: str
    days_ago: int
    price_min: int
    price_unit: str
    months: tuple[int, ...]
    availability_note: str = ""
    note: str = ""


@dataclass(frozen=True)
class SendingFile:
    sending: tuple[SampleSending, ...]


def load(world: DemoWorld) -> None:
    """Adds what is missing; once officers have decided it stays as they left it."""
    for key, commune in world.communes.items():
        path = FOLDER / f"{key}.toml"
        if not path.exists():
            continue
        for sample in read_data(path, SendingFile).sending:
            _add(commune, sample)
        world.say(f"    {commune.site.site_name}: thay đổi người bán gửi")


def _add(commune, sample: SampleSending) -> None:
    product = ProductPage.objects.descendant_of(commune.home).get(title=sample.product)
    if SentProduct.objects.filter(link__is_sample=True, product=product).exists():
        return
    sent_at = timezone.now() - timedelta(days=sample.days_ago)
    link = ProducerLink.objects.create(
        site=commune.site,
        producer=product.producer,
        secret_hash=hash_of(new_secret()),
        status=State.SENT,
        made_at=sent_at - timedelta(hours=5),
        opened_at=sent_at,
        sent_at=sent_at,
        note=sample.note,
        is_sample=True,
    )
    SentProduct.objects.create(
        link=link,
        product=product,
        price_min=sample.price_min,
        price_unit=sample.price_unit,
        is_available=True,
        availability_note=sample.availability_note,
        season_months=mask_of(sample.months),
    )
    text = newest_text(CONSENTS, Purpose.SHOW)
    ProducerConsent.objects.create(
        producer=product.producer,
        link=link,
        purpose=text.purpose,
        version=text.version,
        given_at=sent_at,
    )
