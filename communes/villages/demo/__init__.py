"""Sample facts of the pilots' villages: points, teams and people are invented."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from pathlib import Path

from communes.models import Village
from communes.villages.models import Ethnicity, VillagePage
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from portal.core.models.point import degrees
from portal.pages.demo.content import commune_text

FOLDER = Path(__file__).parent
# Villages lie in turn around the middle, ever farther from it: this far the first one, in degrees.
STEP, TURN = 0.007, 137.5


@dataclass(frozen=True)
class SampleHead:
    """Somebody invented who leads a village; `{n}` in the number is the commune's."""

    village: str
    name: str
    phone: str


@dataclass(frozen=True)
class VillagesFile:
    """What the villages of a commune have alike, and some of them of their own."""

    number: str
    middle: tuple[float, float]
    ethnicities: tuple[str, ...]
    leader: str
    hours: tuple[str, ...]
    members: int
    former: dict[str, str]
    head: tuple[SampleHead, ...]


def load(world: DemoWorld) -> None:
    """Fills what is empty; what officers wrote stays."""
    for key, commune in world.communes.items():
        told = commune_text(key)
        if told is None:
            continue
        sample = read_data(FOLDER / f"{key}.toml", VillagesFile)
        facts = {one.name: one for one in told.villages}
        peoples = list(Ethnicity.objects.filter(name__in=sample.ethnicities))
        rows = Village.objects.filter(site=commune.site)
        made = 0
        for place, row in enumerate(rows, start=1):
            page = VillagePage.objects.filter(village=row).order_by("pk").first()
            if page is None or page.has_team or row.point:
                continue
            _tell_row(row, sample, place, facts.get(page.title))
            _tell_page(row, sample, place, peoples)
            made += 1
        world.say(f"    {commune.site.site_name}: {made} thôn, xóm")


def _tell_row(row: Village, sample: VillagesFile, place: int, fact) -> None:
    turn, far = radians(TURN * place), STEP * sqrt(place)
    row.latitude = degrees(sample.middle[0] + far * cos(turn))
    row.longitude = degrees(sample.middle[1] + far * sin(turn))
    if fact and row.households is None and row.population is None:
        row.households, row.population = fact.households, fact.people
    row.save()


def _tell_page(row: Village, sample: VillagesFile, place: int, peoples: list) -> None:
    page = VillagePage.objects.get(village=row)
    page.is_sample = True
    page.hall = f"Nhà văn hoá {row}"
    page.loudspeakers = 1 + place % 2
    page.team_leader_post = sample.leader.format(village=row)
    page.team_members = sample.members
    page.team_hours = sample.hours[place % len(sample.hours)]
    page.former_names = sample.former.get(row.name, "")
    page.ethnicities.set(peoples)
    for head in sample.head:
        if head.village == row.name:
            page.head_name, page.head_phone = head.name, head.phone.format(n=sample.number)
            page.head_agreed_on = page.first_published_at.date()
    page.save_revision().publish()
