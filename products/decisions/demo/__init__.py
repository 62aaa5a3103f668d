"""Sample decisions: one product as its page says, one that ended, one without a page, one whose
page claims more than was decided."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from products.decisions.importing.rows import AnnexRow, Head
from products.decisions.importing.taking import take_in
from products.decisions.models import OcopDecision
from products.decisions.names import number_key

FILE = Path(__file__).parent / "decisions.toml"


@dataclass(frozen=True)
class SampleEntry:
    product: str
    owner: str
    commune: str
    stars: int


@dataclass(frozen=True)
class SampleDecision:
    """A decision of so many days before the demo is loaded."""

    number: str
    days_ago: int
    authority: str
    entry: tuple[SampleEntry, ...]


@dataclass(frozen=True)
class DecisionFile:
    decision: tuple[SampleDecision, ...]


def load(world: DemoWorld) -> None:
    """Takes in the decisions that are missing; those that are there stay as they are."""
    today = timezone.localdate()
    for sample in read_data(FILE, DecisionFile).decision:
        if OcopDecision.objects.filter(number_key=number_key(sample.number)).exists():
            continue
        day = today - timedelta(days=sample.days_ago)
        head = Head(sample.number, day, sample.authority, is_sample=True)
        rows = [
            AnnexRow(
                str(line),
                one.product,
                one.owner,
                one.commune,
                one.stars,
                sample.number,
                day.isoformat(),
            )
            for line, one in enumerate(sample.entry, start=1)
        ]
        take_in(rows, head)
        world.say(f"    {sample.number}: {len(rows)} sản phẩm")
