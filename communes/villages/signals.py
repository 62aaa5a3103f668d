"""A village's page comes, is called and goes with its row."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from communes.models import Village
from communes.villages.models import Ethnicity, VillageIndexPage, VillagePage
from communes.villages.models.page import title_of
from portal.core.data_files import read_data
from portal.core.querysets import below, sites_at
from portal.core.sections import add_published

FIRST_ETHNICITIES = Path(__file__).parent / "ethnicities.toml"


@dataclass(frozen=True)
class FirstEthnicity:
    """A people that a new installation has."""

    name: str
    name_en: str


@dataclass(frozen=True)
class EthnicityFile:
    """The first peoples, in their order."""

    ethnicity: tuple[FirstEthnicity, ...]


def fill_ethnicities(using="default", **_kwargs) -> None:
    """Gives a new installation its first peoples; the province changes them as it likes."""
    rows = Ethnicity.objects.using(using)
    if rows.exists():
        return
    rows.bulk_create(
        Ethnicity(name=one.name, name_en=one.name_en, order=10 * place)
        for place, one in enumerate(read_data(FIRST_ETHNICITIES, EthnicityFile).ethnicity, start=1)
    )


def village_saved(instance: Village, raw=False, **_kwargs) -> None:
    """Makes the page of a village, or calls it by the new name; its address stays."""
    if raw:
        return
    pages = list(VillagePage.objects.filter(village=instance).select_related("locale"))
    if not pages:
        root = instance.site.root_page
        sections = VillageIndexPage.objects.filter(below([root.path]), locale_id=root.locale_id)
        if section := sections.first():
            _add_page(section, instance)
    for page in pages:
        # The search reads it anew, and drafts take the name from the row themselves.
        page.village = instance
        page.draft_title = title_of(instance)
        page.save(clean=False)


def village_going(instance: Village, **_kwargs) -> None:
    """Takes the pages of a village along, in every language."""
    for page in VillagePage.objects.filter(village=instance):
        page.delete()


def section_saved(instance: VillageIndexPage, created=False, raw=False, **_kwargs) -> None:
    """A new section has the pages of the villages that are there already."""
    if not created or raw or instance.locale.language_code != settings.LANGUAGE_CODE:
        return
    for village in Village.objects.filter(site__in=sites_at(instance.path), pages=None):
        _add_page(instance, village)


def _add_page(section: VillageIndexPage, village: Village) -> None:
    # Fresh: what was added below it since is not known to the object.
    section = VillageIndexPage.objects.get(pk=section.pk)
    page = VillagePage(title=title_of(village), village=village, locale=section.locale)
    add_published(section, page)
