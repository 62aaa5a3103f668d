"""Sample places of the pilots: near a village of each, with invented numbers and hours."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.text import capfirst
from wagtail.models import Page

from communes.models import Village
from communes.places.choices import PlaceKind
from communes.places.hours import read_hours
from communes.places.models import PlaceIndexPage, PlacePage, ShelterCount
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in
from portal.core.models.point import degrees
from portal.core.text import without_marks

FOLDER = Path(__file__).parent
# The communes are alike but for their telephones.
NUMBERS = {"thanhson": "1", "minhhop": "2", "khanhhop": "3"}


@dataclass(frozen=True)
class SamplePlace:
    """A place by the `village`-th village, so far from its point in degrees (north, east).

    `{village}` in the address is that village, `{n}` in the number the commune's."""

    title: str
    kind: PlaceKind
    address: str
    village: int
    off: tuple[float, float]
    phone: str = ""
    hours: str = ""
    note: str = ""
    accessibility: str = ""
    works_on_holidays: bool = False
    wifi: bool = False
    atm: bool = False
    in_english: bool = False
    capacity: int = 0
    left: int = 0


@dataclass(frozen=True)
class PlacesFile:
    """The places of a commune, in the order of its list."""

    place: tuple[SamplePlace, ...]


def load(world: DemoWorld) -> None:
    """Makes what is missing; what editors changed stays."""
    sample, english = read_data(FOLDER / "places.toml", PlacesFile), english_in(FOLDER)
    for key, commune in world.communes.items():
        if key not in NUMBERS:
            continue
        section = section_of(Page.objects.get(pk=commune.home.pk), PlaceIndexPage)
        villages = list(Village.objects.filter(site=commune.site))
        made = 0
        for one in sample.place:
            village = villages[one.village - 1]
            page = _page_of(one, village, NUMBERS[key])
            page, is_new = ensure_page(PlaceIndexPage.objects.get(pk=section.pk), page)
            made += is_new
            if is_new and one.capacity:
                ShelterCount.objects.create(site=commune.site, place=page, left=one.left)
            if is_new and one.in_english and "en" in commune.homes:
                address = english[one.address].format(village=without_marks(village.name))
                translate_page(page, "en", english | {page.address: address})
        world.say(f"    {commune.site.site_name}: {made} địa điểm mẫu")


def _page_of(one: SamplePlace, village: Village, number: str) -> PlacePage:
    page = PlacePage(
        title=one.title,
        place_kind=one.kind,
        address=capfirst(one.address.format(village=str(village))),
        phone=one.phone.format(n=number),
        hours_note=one.note,
        accessibility=one.accessibility,
        closed_on_holidays=not one.works_on_holidays,
        has_wifi=one.wifi,
        has_atm=one.atm,
        capacity=one.capacity or None,
        is_sample=True,
    )
    page.hours = [
        ("hours", {"days": [str(day) for day in days], "opens": opens, "closes": closes})
        for days, opens, closes in (read_hours(one.hours) if one.hours else [])
    ]
    if point := village.point:
        page.latitude = degrees(point[0] + one.off[0])
        page.longitude = degrees(point[1] + one.off[1])
    return page
