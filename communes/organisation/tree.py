"""The units below a page as a tree, each with its officials: two queries, however many."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from wagtail.models import Page

from communes.organisation.choices import TAG
from portal.core.querysets import below

# No heading is lower.
LOWEST_HEADING = 6


@dataclass
class Unit:
    """A unit and who works there. `level` is 1 right below the page that the chart is of."""

    page: Any
    level: int
    officials: list = field(default_factory=list)

    @property
    def heading(self) -> int:
        """Of its name; that of the page is 1."""
        return min(self.level + 1, LOWEST_HEADING)


@dataclass
class Chart:
    """`officials` work in the page's unit itself; `units` stand in the order of a tree."""

    officials: list
    units: list[Unit]


def chart(page, frame) -> Chart:
    """What stands below a section or a unit, in the reader's language where that is there.

    The tree is that of the first language, whose order officers set; what only the reader's
    language has comes behind it. In other languages it costs a query more.
    """
    frame.follows(TAG)
    original = page.original
    roots = [one.path for one in (original, page) if one]
    units, people = (
        _pages(name, roots) for name in ("OrganisationUnitPage", "OfficialProfilePage")
    )
    shown, order = _in_language(units, page.locale_id, bool(original))
    found = {one.path: Unit(shown[one.path], _level(one, roots)) for one in order}
    result = Chart([], list(found.values()))
    by_path = found | {unit.page.path: unit for unit in result.units}
    shown, order = _in_language(people, page.locale_id, bool(original))
    for one in order:
        parent = one.path[: -Page.steplen]
        if parent in roots:
            result.officials.append(shown[one.path])
        elif parent in by_path:
            by_path[parent].officials.append(shown[one.path])
    frame.shows([unit.page for unit in result.units])
    return result


def _pages(name: str, roots: list[str]) -> list:
    """The live pages of a type below some pages, without their long texts."""
    model = apps.get_model(TAG, name)
    pages = model.objects.live().filter(below(roots)).exclude(path__in=roots)
    long = "functions" if name == "OrganisationUnitPage" else "duties"
    return list(pages.defer(long).select_related("locale").order_by("path"))


def _in_language(pages: list, locale_id: int, is_translation: bool) -> tuple[dict, list]:
    """What is shown in the place of each page, by its path; and the pages that give the order."""
    if not is_translation:
        return {one.path: one for one in pages}, pages
    own = {one.translation_key: one for one in pages if one.locale_id == locale_id}
    first = [one for one in pages if one.locale_id != locale_id]
    known = {one.translation_key for one in first}
    order = [*first, *(one for key, one in own.items() if key not in known)]
    return {one.path: own.get(one.translation_key, one) for one in order}, order


def _level(page, roots: list[str]) -> int:
    root = next(path for path in roots if page.path.startswith(path))
    return (len(page.path) - len(root)) // Page.steplen
