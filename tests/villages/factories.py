"""Villages for tests: the row, and the page that came with it."""

from django.utils import timezone

from communes.models import Village
from communes.villages.models import VillageIndexPage, VillagePage


def section(commune, language="vi") -> VillageIndexPage:
    """The section of a commune."""
    return VillageIndexPage.objects.descendant_of(commune.homes[language]).get()


def make_village(commune, name="3", *, live=True, **fields) -> VillagePage:
    """The page of a new village; what the row knows goes to the row."""
    of_row = {field.name for field in Village._meta.concrete_fields}
    row = {key: value for key, value in fields.items() if key in of_row}
    village = Village.objects.create(site=commune.site, name=name, **row)
    page = VillagePage.objects.get(village=village)
    for key in fields.keys() - row.keys():
        setattr(page, key, fields[key])
    if (page.head_name or page.head_phone) and "head_agreed_on" not in fields:
        page.head_agreed_on = timezone.localdate()
    page.save_revision().publish()
    if not live:
        VillagePage.objects.get(pk=page.pk).unpublish()
    return VillagePage.objects.get(pk=page.pk)


def main_of(world, site, path) -> str:
    """What stands in the main part of a page."""
    answer = world.get(site, path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().split("<main", 1)[1].split("</main", 1)[0]
