"""Where a warning holds: units by name and code, with the outline that the province loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.announcements.querysets import province_name
from communes.models import CommuneSettings
from communes.warnings.polygons import Ring
from portal.core.models import IdentitySettings


@dataclass(frozen=True)
class Place:
    """A unit: its name in Vietnamese and in English, its code ("" for one that is no more, whose
    code another may have) and its outline."""

    name: str
    name_en: str
    code: str
    rings: list[Ring]

    @property
    def label(self) -> str:
        return self.name_en if get_language() == "en" else self.name


def places_of(notice: AnnouncementPage, site: Site) -> list[Place]:
    """The communes that a notice is for; no place means the whole province. Three queries at
    most, whatever their number."""
    if not site.is_default_site:
        return list(_communes([site]))
    if notice.reach == Reach.CHOSEN:
        return list(_communes(list(notice.reached_sites.all())))
    return [_province()]


def _communes(sites: list[Site]) -> Iterator[Place]:
    names = IdentitySettings.objects.select_related("site").filter(site__in=sites)
    rules = CommuneSettings.objects.filter(site__in=sites)
    units = {one.site_id: one.unit for one in rules.select_related("unit__outline")}
    for identity in sorted(names, key=lambda one: one.official_name):
        code, rings = _told(units.get(identity.site_id))
        english = identity.official_name_en or identity.official_name
        yield Place(identity.official_name, english, code, rings)


def _province() -> Place:
    """The unit above those of the communes, by the name that the portal has."""
    above = "unit__parent__parent"
    found = CommuneSettings.objects.filter(unit__isnull=False, closed_on=None)
    rules = (
        found.select_related("unit__parent__outline", f"{above}__outline").order_by("pk").first()
    )
    unit = rules.unit.parent if rules else None
    if unit is not None and unit.parent is not None:  # where districts were between
        unit = unit.parent
    name = province_name()
    return Place(name, name, *_told(unit))


def _told(unit: Any) -> tuple[str, list[Ring]]:
    if unit is None:
        return "", []
    outline = getattr(unit, "outline", None)
    return unit.gso_code if unit.is_current else "", outline.rings if outline else []
