"""What surrounds every page: whose site it is, its menu, its languages.

One `Frame` a request, made by `SiteMiddleware`, read by templates as `frame`.
Everything dear is lazy, so that a feed or a 404 doesn't pay for a menu.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from itertools import starmap
from unicodedata import normalize
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction, Site

from portal.core.addresses import language_prefix
from portal.core.models import ContactSettings, IdentitySettings, one_to_one
from portal.core.querysets import below
from portal.core.workdays import Changes, read_changes
from portal.pagecache.following import Following
from portal.pagecache.stamps import Stamps
from portal.sites.neighbours import CommuneLink, commune_links, portal_home_url

# By language and translation key: a page's `url_path`.
Translations = dict[tuple[str, UUID], str]


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
class LanguageLink:
    """A language this site has, and where its reader goes from here."""

    code: str
    label: str
    url: str
    is_current: bool
    is_same_page: bool


@dataclass(frozen=True)
class FeedLink:
    """A section's Atom feed: its label and address, and the section's own."""

    label: str
    url: str
    section_url: str


@dataclass(frozen=True)
class Section:
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
    def kind(self) -> type[Page]:
        """The section's page type."""
        content_type = ContentType.objects.get_for_id(self.content_type_id)
        return content_type.model_class() or Page


class Frame(Following):
    """The site of a request, as its readers see it."""

    def __init__(self, site: Site, path: str = "/", stamps: Stamps | None = None):
        super().__init__(stamps)
        self.site = site
        self.path = path
        self.first_root = site.root_page.specific
        # `specific` is a fresh read: without this its language would cost one more.
        self.first_root.locale = site.root_page.locale
        self.root = self.first_root
        # By the path of their home pages: see `attach_communes`.
        self.known_communes: dict[str, CommuneLink | None] = {}
        # When the newest of the items that this answer lists was published: see `shows`.
        self.newest_shown: datetime | None = None
        self._parents: dict[str, list[tuple[str, str]]] = {}

    @property
    def is_portal(self) -> bool:
        """Whether this is the provincial portal, which gathers the communes."""
        return getattr(self.first_root, "gathers_communes", False)

    @cached_property
    def identity(self) -> IdentitySettings:
        return one_to_one(self.site, IdentitySettings)

    @cached_property
    def contact(self) -> ContactSettings:
        return one_to_one(self.site, ContactSettings)

    @property
    def theme(self) -> str:
        return self.identity.theme

    def shows(self, items) -> None:
        """Notes the items that a list or a home page shows: it is as new as the newest.

        Reads only what was fetched anyway, so it never costs a query.
        """
        for item in items:
            moment = getattr(item, "__dict__", {}).get("last_published_at")
            if moment and (self.newest_shown is None or moment > self.newest_shown):
                self.newest_shown = moment

    def updated_at(self, page: Page | None) -> datetime | None:
        """When what a page shows last changed; None for what is no page of ours."""
        moment = getattr(page, "last_published_at", None)
        if getattr(page, "shows_latest", False) and self.newest_shown:
            return max(self.newest_shown, moment or self.newest_shown)
        return moment

    def url_of(self, page: Page) -> str:
        """The path of a page of this site in the reader's language, without SQL."""
        return self.home_url + page.url_path[len(self.root.url_path) :]

    @property
    def home_url(self) -> str:
        return language_prefix(self.root.locale.language_code)

    @cached_property
    def portal_url(self) -> str:
        """The provincial portal's home; its English one for English readers."""
        if self.is_portal:
            return self.home_url
        code = self.root.locale.language_code
        return self.remember(f"portal:{code}", partial(portal_home_url, code))

    @cached_property
    def _sections(self) -> list[tuple[Section, NavItem]]:
        """The pages right under the home page, with how they show in menus."""
        rows = self.remember(f"sections:{self.root.pk}", self._read_sections)
        return [(section, self._nav_item(section)) for section in rows]

    def _read_sections(self) -> list[Section]:
        """One query."""
        return list(starmap(Section, self.root.get_children().live().values_list(*SECTION_FIELDS)))

    def _nav_item(self, section: Section) -> NavItem:
        kind, url = section.kind, self.url_of(section)
        return NavItem(
            label=getattr(kind, "nav_label", "") or section.title,
            url=url,
            icon=getattr(kind, "nav_icon", "doc"),
            in_tabs=getattr(kind, "in_tabs", False),
            is_current=self.path.startswith(url),
            short_label=getattr(kind, "tab_label", ""),
        )

    def section_page(self, slug: str) -> Page | None:
        """The section with this address, whole, in one query; None where there is none."""
        for section, _item in self._sections:
            if section.slug == slug:
                pages = section.kind.objects.select_related("locale")
                return pages.filter(pk=section.pk, path=section.path, live=True).first()
        return None

    @property
    def nav(self) -> list[NavItem]:
        """The sections of this site that show in menus, in their order."""
        return [item for section, item in self._sections if section.show_in_menus]

    @property
    def footer_links(self) -> list[NavItem]:
        """The pages that stand at the foot: those outside the menu."""
        return [item for section, item in self._sections if not section.show_in_menus]

    @property
    def kept_sections(self) -> list[NavItem]:
        """The sections that stay readable without a line (portal.offline)."""
        return [
            item for section, item in self._sections if getattr(section.kind, "kept_offline", False)
        ]

    def section_url(self, model_name: str) -> str:
        """The path of this site's section of a type such as "ProductIndexPage", or ""."""
        for section, item in self._sections:
            if section.kind.__name__ == model_name:
                return item.url
        return ""

    def parents_of(self, page: Page) -> list[tuple[str, str]]:
        """What stands between home and a page, as (title, url); no SQL right below a section."""
        if page.depth <= self.root.depth + 1:
            return []
        found = [
            (section.title, item.url)
            for section, item in self._sections
            if page.path.startswith(section.path)
        ]
        if found and page.depth == self.root.depth + 2:
            return found
        if page.path not in self._parents:
            above = page.get_ancestors().filter(depth__gt=self.root.depth).only("title", "url_path")
            self._parents[page.path] = [(parent.title, self.url_of(parent)) for parent in above]
        return self._parents[page.path]

    @property
    def feeds(self) -> list[FeedLink]:
        """The Atom feeds of this site, by the sections that have one."""
        return [
            FeedLink(item.label, reverse(section.kind.feed_name), item.url)
            for section, item in self._sections
            if getattr(section.kind, "feed_name", "")
        ]

    def _section_of(self, page: Page) -> Section | None:
        """The section that a page stands in; the page itself where it is one."""
        return next(
            (found for found, _i in self._sections if page.path.startswith(found.path)), None
        )

    def _translations(self, page: Page | None, section: Section | None) -> Translations:
        """Where the home, a page and its section stand in each language; one query, or none."""
        root_key = self.root.translation_key
        others = {
            one.translation_key: one.url_path
            for one in (page, section)
            if one and one.translation_key != root_key
        }
        homes = self.remember("homes", lambda: live_translations(root_key))
        if len(homes) == 1:  # a site of one language: these pages are their only ones
            code = self.root.locale.language_code
            return homes | {(code, key): url_path for key, url_path in others.items()}
        return homes | (live_translations(*others) if others else {})

    def languages(self, page: Page | None = None, view_name: str = "") -> list[LanguageLink]:
        """The languages this site has; each leads to the same page where it is translated.

        Else to the page's section, which offers it in the first language. A route below a
        page, and a view that `view_name` names, keep their place too.
        """
        here = self.url_of(page) if page else ""
        route = self.path[len(here) :] if page and self.path.startswith(here) else ""
        section = self._section_of(page) if page else None
        found = self._translations(page, section)
        links = []
        for code, _name in settings.LANGUAGES:
            root_path = found.get((code, self.root.translation_key))
            if root_path is None:
                continue
            prefix = language_prefix(code)
            same = found.get((code, page.translation_key)) if page else None
            if same and same.startswith(root_path):
                url = prefix + same[len(root_path) :] + route
            elif page is None and view_name:
                url = same = translate_url(self.path, code)
            else:
                around = found.get((code, section.translation_key)) if section else None
                url, same = prefix + (around or root_path)[len(root_path) :], None
            # Django writes "Tiếng Việt" decomposed.
            name = normalize("NFC", get_language_info(code)["name_local"])
            links.append(
                LanguageLink(code, capfirst(name), url, code == get_language(), same is not None)
            )
        return links

    @cached_property
    def communes(self) -> list[CommuneLink]:
        """The first communes of the province, for the switcher; the directory has all."""
        return self.remember(f"communes:{get_language()}", commune_links)

    @cached_property
    def day_changes(self) -> Changes:
        """Days worked, or off, against the rule (portal.core.workdays)."""
        return self.remember("day_changes", read_changes)

    @property
    def is_open_now(self) -> bool:
        """Whether the counter is open; the page says so until it opens or closes."""
        now = timezone.now()
        self.changes_at(self.contact.next_change_after(now))
        return self.contact.is_open_at(now)

    @property
    def opens_again(self) -> datetime | None:
        """When the counter opens next; the page says so until then."""
        turn = self.contact.next_opening_after(timezone.now())
        if turn:
            self.changes_at(turn)
        return turn

    @cached_property
    def is_closed(self) -> bool:
        """Whether nobody works here any more: told by the hooks `portal_site_is_closed`."""
        return any(fn(self) for fn in hooks.get_hooks("portal_site_is_closed"))

    @property
    def restricted_paths(self) -> list[str]:
        """The paths of this site's pages that not everyone may read: so asking costs nothing."""
        return self.remember("restricted", self._read_restricted)

    def _read_restricted(self) -> list[str]:
        above = self.root.path[: -Page.steplen]
        own = below({self.first_root.path, self.root.path}, "page__path") | Q(page__path=above)
        return list(PageViewRestriction.objects.filter(own).values_list("page__path", flat=True))


SECTION_FIELDS = [section_field.name for section_field in fields(Section)]


def live_translations(*keys: UUID) -> Translations:
    """The `url_path` of the pages with these translation keys, in each language readers have."""
    rows = Page.objects.filter(translation_key__in=keys, live=True)
    return {
        (code, key): url_path
        for code, key, url_path in rows.values_list(
            "locale__language_code", "translation_key", "url_path"
        )
    }
