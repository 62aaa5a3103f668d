"""One row for each commune that is open, with what every feature found of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page, Site

from communes.views import every_commune_site
from portal.core.overview import COLUMNS_HOOK, Homes, OverviewColumn
from portal.core.querysets import HOME_PATH, below

SECTION_DEPTH = 3
# What is read of a site: enough for its address.
SITE_FIELDS = ("pk", "hostname", "port", "site_name")


@dataclass
class Row:
    """A commune. `care` names the columns in which it needs looking after.

    `sections`, those of its site by their type, are read for the rows that are shown.
    """

    site: Site
    name: str
    path: str
    url_path: str
    is_up: bool
    found: dict[str, Any]
    care: tuple[str, ...]
    sections: dict[int, Page] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"{self.site.root_url}/"

    def section_url(self, model: type[Page] | None) -> str:
        """The public address of a section; "" where readers have none."""
        if model is None or not self.is_up:
            return ""
        section = self.sections.get(ContentType.objects.get_for_model(model).pk)
        return self.address + section.url_path[len(self.url_path) :] if section else ""


def overview_columns() -> list[OverviewColumn]:
    """The columns of all features, in their order."""
    found = (one for register in hooks.get_hooks(COLUMNS_HOOK) for one in register())
    return sorted(found, key=lambda column: column.order)


def open_communes() -> QuerySet[Site]:
    """The sites that are looked after: a closed one is only read."""
    return every_commune_site().filter(communesettings__closed_on=None)


def rows_of(sites: QuerySet[Site], columns: Iterable[OverviewColumn]) -> list[Row]:
    """The rows of some sites: a query for them, and one for each column."""
    read = {column: column.read(Homes()) for column in columns}
    values = sites.values_list(
        *SITE_FIELDS,
        "identitysettings__official_name",
        "root_page__path",
        "root_page__url_path",
        "root_page__live",
    )
    rows = []
    for *of_site, official, path, url_path, is_up in values:
        site = Site(**dict(zip(SITE_FIELDS, of_site, strict=True)))
        found = {column.name: there.get(path) for column, there in read.items()}
        care = tuple(c.name for c in read if c.needs_care(found[c.name]))
        name = official or site.site_name
        rows.append(Row(site, name, path, url_path, is_up, found, care))
    return rows


def attach_sections(rows: list[Row]) -> None:
    """Gives rows that are shown their `sections`; one query."""
    pages = Page.objects.filter(below(row.path for row in rows), depth=SECTION_DEPTH, live=True)
    by_home: dict[str, dict[int, Page]] = {}
    for page in pages.only("path", "url_path", "content_type"):
        by_home.setdefault(page.path[:HOME_PATH], {})[page.content_type_id] = page
    for row in rows:
        row.sections = by_home.get(row.path, {})


def state_words(row: Row) -> str:
    """Whether a commune needs looking after, in words."""
    if not row.is_up:
        return _("The site is taken down")
    if not row.care:
        return _("All well")
    return ngettext("%(count)s thing", "%(count)s things", len(row.care)) % {"count": len(row.care)}
