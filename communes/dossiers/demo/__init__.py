"""Invented figures of the communes' dossiers, counted back from the month of loading."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from communes.dossiers.models import DossierFigure
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SampleMonth:
    """A month: how many months `ago`, and its figures."""

    ago: int
    received: int
    settled: int
    on_time: int


@dataclass(frozen=True)
class FiguresFile:
    source: str
    month: tuple[SampleMonth, ...]


def months_before(day: date, count: int) -> date:
    """The first day of the month so many months before a day's."""
    first = day.replace(day=1)
    for _month in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def load(world: DemoWorld) -> None:
    """Adds the months that are missing; those that are there stay as they are."""
    today = timezone.localdate()
    for key, place in world.communes.items():
        path = FOLDER / f"{key}.toml"
        if not path.exists():
            continue
        sample = read_data(path, FiguresFile)
        for one in sample.month:
            DossierFigure.objects.get_or_create(
                site=place.site,
                month=months_before(today, one.ago),
                defaults={
                    "received": one.received,
                    "settled": one.settled,
                    "on_time": one.on_time,
                    "source": sample.source,
                    "is_sample": True,
                },
            )
        world.say(f"    {place.site.site_name}: {len(sample.month)} tháng số liệu hồ sơ")
