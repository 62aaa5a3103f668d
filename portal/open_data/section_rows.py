"""Open data of rows that a section of each site shows, and that are no pages."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page

from portal.core.querysets import HOME_PATH
from portal.open_data.viewsets import OpenViewSet
from portal.sites.frame import Frame


class SectionRowViewSet(OpenViewSet):
    """`section_type`: the page type of the section, on which each row has its `page`."""

    section_type: type[Page]

    def sections(self) -> QuerySet:
        """The public sections with the path of the home that each stands below."""
        return self.section_type.objects.live().annotate(home=Substr("path", 1, HOME_PATH))

    def in_open_sections(self, rows: QuerySet, frame: Frame) -> QuerySet:
        """Those of a site, on the portal of all, whose section readers may open."""
        if not frame.is_portal:
            rows = rows.filter(site=frame.site)
        section = self.sections().filter(home=OuterRef("site__root_page__path"))
        return rows.filter(Exists(section)).select_related("site__root_page")

    def decorate(self, items: list) -> list:
        """Each with the section that it stands on."""
        paths = {item.site.root_page.path for item in items}
        found = self.sections().filter(home__in=paths).select_related("locale")
        pages = {page.home: page for page in found}
        for item in items:
            item.page = pages[item.site.root_page.path]
        return super().decorate(items)

    def get_page(self, item: Any) -> Any:
        return item.page
