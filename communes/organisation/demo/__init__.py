"""Sample units and duty of the communes and the province: every person is invented."""

from pathlib import Path

from wagtail.models import Page

from communes.organisation.demo.sample import OrganisationFile, SampleShift, SampleUnit
from communes.organisation.models import (
    DutyShift,
    OfficialProfilePage,
    OrganisationIndexPage,
    OrganisationUnitPage,
)
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in, html
from portal.core.weeks import Week

FOLDER = Path(__file__).parent
# The communes are alike but for their telephones.
NUMBERS = {"thanhson": "1", "minhhop": "2", "khanhhop": "3"}
# This week, next week and the one after.
WEEKS = 3


def load(world: DemoWorld) -> None:
    """Makes what is missing; what editors changed stays."""
    english = english_in(FOLDER)
    for key, place in {"portal": world.portal, **world.communes}.items():
        if key != "portal" and key not in NUMBERS:
            continue
        name = "portal" if key == "portal" else "commune"
        sample = read_data(FOLDER / f"{name}.toml", OrganisationFile)
        number = NUMBERS.get(key, "0")
        section = section_of(Page.objects.get(pk=place.home.pk), OrganisationIndexPage)
        officials = _units(section, sample.unit, number, english if "en" in place.homes else None)
        made = sum(_shifts(place.site, one, officials, number) for one in sample.shift)
        world.say(f"    {place.site.site_name}: {len(officials)} cán bộ mẫu, {made} ca trực")


def _units(section, units: tuple[SampleUnit, ...], number: str, english) -> dict[str, Page]:
    """The pages of the officials, by their posts."""
    pages: dict[str, Page] = {"": section}
    officials = {}
    for unit in units:
        # Fresh: its children were added to another object.
        parent = type(pages[unit.below]).objects.get(pk=pages[unit.below].pk)
        page = OrganisationUnitPage(
            title=unit.title,
            unit_kind=unit.kind,
            functions=html(unit.functions.strip()),
            address=unit.address,
            phone=unit.phone.format(n=number),
            email=unit.email,
            is_sample=True,
        )
        pages[unit.title] = _made(parent, page, english)
        for one in unit.official:
            parent = OrganisationUnitPage.objects.get(pk=pages[unit.title].pk)
            person = OfficialProfilePage(
                title=one.name,
                post=one.post,
                duties=html(one.duties.strip()),
                office_phone=one.phone.format(n=number),
                email=one.email,
                is_sample=True,
            )
            officials[one.post] = _made(parent, person, english)
    return officials


def _made(parent: Page, page, english) -> Page:
    page, is_new = ensure_page(parent, page)
    if is_new and english is not None:
        translate_page(page, "en", english)
    return page


def _shifts(site, sample: SampleShift, officials: dict[str, Page], number: str) -> int:
    """Puts somebody on duty on the weekdays of three weeks; how often."""
    this, made = Week.this(), 0
    for ahead in range(WEEKS):
        for weekday in sample.days:
            _shift, is_new = DutyShift.objects.get_or_create(
                site=site,
                day=(this + ahead).days[weekday],
                part=sample.part,
                starts_at=sample.at,
                ends_at=sample.until,
                official=officials.get(sample.post),
                name=sample.name,
                defaults={"phone": sample.phone.format(n=number), "is_sample": True},
            )
            made += is_new
    return made
