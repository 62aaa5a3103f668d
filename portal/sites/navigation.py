"""The sections of a site: its menu, its foot, the way to a page, its feeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Page

from portal.core.querysets import homes

if TYPE_CHECKING:
    from portal.sites.frame import Frame


@dataclass(frozen=True)
class NavItem:
    """An entry of the main menu."""

    label: str
    url: str
    icon: str
    in_tabs: bool
    is_current: bool
    short_label: str = ""


@dataclass(frozen=True)
class FeedLink:
    """A section's Atom feed: its label and address, and the section's own."""

    label: str
    url: str
    section_url: str


@dataclass(frozen=True)
class MenuSection:
    """A page right under a home page: what menus, ways and routes ask of it."""

    pk: int
    title: str
    slug: str
    path: str
    url_path: str
    show_in_menus: bool
    content_type_id: int
    translation_key: UUID

    @property
    def page_type(self) -> type[Page]:
        """The section's page type."""
        content_type = ContentType.objects.get_for_id(self.content_type_id)
        return content_type.model_class() or Page

    def is_a(self, model_name: str) -> bool:
        return self.page_type.__name__ == model_name


SECTION_FIELDS = [field.name for field in fields(MenuSection)]


class Navigation:
    """What leads through the site of a frame, from one read of its sections."""

    def __init__(self, frame: Frame):
        self.frame = frame
        self._parents: dict[str, list[tuple[str, str]]] = {}
        self._rows: dict[int, list[MenuSection]] = {}

    @cached_property
    def sections(self) -> list[tuple[MenuSection, NavItem]]:
        """The pages right under the home page, with how they show in menus."""
        return [(section, self._nav_item(section)) for section in self._rows_of(self.frame.root)]

    def _rows_of(self, home: Page) -> list[MenuSection]:
        """The sections below a home page; one query after a change."""
        if home.pk not in self._rows:
            read = partial(_read_sections, home)
            self._rows[home.pk] = self.frame.remember(f"sections:{home.pk}", read)
        return self._rows[home.pk]

    @cached_property
    def _homes(self) -> dict[int, Page]:
        """The homes of this site by their languages; one query."""
        found = homes(self.frame.first_root.path).filter(live=True)
        return {home.locale_id: home for home in found}

    def place_of(self, model_name: str, locale_id: int) -> MenuSection | None:
        """This site's section of a type in a language; a query where that is neither the
        reader's nor the first one."""
        known = (self.frame.root, self.frame.first_root)
        home = next((home for home in known if home.locale_id == locale_id), None)
        home = home or self._homes.get(locale_id)
        rows = self._rows_of(home) if home else []
        return next((section for section in rows if section.is_a(model_name)), None)

    def _nav_item(self, section: MenuSection) -> NavItem:
        page_type, url = section.page_type, self.frame.url_of(section)
        return NavItem(
            label=getattr(page_type, "nav_label", "") or section.title,
            url=url,
            icon=getattr(page_type, "nav_icon", "doc"),
            in_tabs=getattr(page_type, "in_tabs", False),
            is_current=self.frame.path.startswith(url),
            short_label=getattr(page_type, "tab_label", ""),
        )

    def section_page(self, slug: str) -> Page | None:
        """The section with this address, whole; None where there is none."""
        return self._whole(found for found, _item in self.sections if found.slug == slug)

    def section_of_type(self, model_name: str) -> Page | None:
        """The same for this site's section of a type such as "ContactPage"."""
        return self._whole(found for found, _item in self.sections if found.is_a(model_name))

    def _whole(self, found: Iterable[MenuSection]) -> Page | None:
        """The page of the first of these sections; each is read once after a change."""
        for section in found:
            return self.frame.remember(f"section:{section.pk}", partial(_read_whole, section))
        return None

    @property
    def menu(self) -> list[NavItem]:
        """The sections of this site that show in menus, in their order."""
        return [item for section, item in self.sections if section.show_in_menus]

    @property
    def footer(self) -> list[NavItem]:
        """The pages that stand at the foot: those outside the menu."""
        return [item for section, item in self.sections if not section.show_in_menus]

    @property
    def kept_offline(self) -> list[NavItem]:
        """The sections that stay readable without a line (portal.offline)."""
        return [
            item
            for section, item in self.sections
            if getattr(section.page_type, "kept_offline", False)
        ]

    def section_url(self, model_name: str) -> str:
        """The path of this site's section of a type such as "ProductIndexPage", or ""."""
        return next((item.url for found, item in self.sections if found.is_a(model_name)), "")

    def parents_of(self, page: Page) -> list[tuple[str, str]]:
        """What stands between home and a page, as (title, url); no SQL right below a section."""
        if page.depth <= self.frame.root.depth + 1:
            return []
        found = [
            (section.title, item.url)
            for section, item in self.sections
            if page.path.startswith(section.path)
        ]
        if found and page.depth == self.frame.root.depth + 2:
            return found
        if page.path not in self._parents:
            above = page.get_ancestors().filter(depth__gt=self.frame.root.depth)
            self._parents[page.path] = [
                (parent.title, self.frame.url_of(parent))
                for parent in above.only("title", "url_path")
            ]
        return self._parents[page.path]

    @property
    def feeds(self) -> list[FeedLink]:
        """The Atom feeds of this site, by the sections that have one."""
        return [
            FeedLink(item.label, reverse(section.page_type.feed_name), item.url)
            for section, item in self.sections
            if getattr(section.page_type, "feed_name", "")
        ]

    def section_of(self, page: Page) -> MenuSection | None:
        """The section that a page stands in; the page itself where it is one."""
        return next(
            (found for found, _item in self.sections if page.path.startswith(found.path)), None
        )


def _read_sections(home: Page) -> list[MenuSection]:
    return list(starmap(MenuSection, home.get_children().live().values_list(*SECTION_FIELDS)))


def _read_whole(section: MenuSection) -> Page | None:
    pages = section.page_type.objects.select_related("locale")
    return pages.filter(pk=section.pk, path=section.path, live=True).first()
