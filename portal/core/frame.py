"""What surrounds every page: whose site it is, its menu, its languages.

One `Frame` a request, made by `SiteMiddleware`, read by templates as `frame`.
Everything dear is lazy, so that a feed or a 404 doesn't pay for a menu.
"""

from dataclasses import dataclass
from unicodedata import normalize

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from portal.core.models import ContactSettings, IdentitySettings
from portal.core.querysets import HOME_PATH

COMMUNES_CACHE_KEY = "portal-communes"
PORTAL_CACHE_KEY = "portal-root-url"
NEIGHBOURS_SHOWN = 8


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
class CommuneLink:
    """A commune in the switcher."""

    site_id: int
    name: str
    line: str
    theme: str
    url: str


def one_to_one(site: Site, model):
    """The site's row of a settings model, or an unsaved one with the defaults."""
    try:
        return getattr(site, model._meta.model_name)
    except model.DoesNotExist:
        return model(site=site)


class Frame:
    """The site of a request, as its readers see it."""

    def __init__(self, site: Site, path: str = "/"):
        self.site = site
        self.path = path
        self.first_root = site.root_page.specific
        # `specific` is a fresh read: without this its language would cost one more.
        self.first_root.locale = site.root_page.locale
        self.root = self.first_root
        # By the path of their home pages: see `attach_communes`.
        self.known_communes: dict[str, CommuneLink | None] = {}

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

    def url_of(self, page: Page) -> str:
        """The path of a page of this site in the reader's language, without SQL."""
        return self.home_url + page.url_path[len(self.root.url_path) :]

    @property
    def home_url(self) -> str:
        language = self.root.locale.language_code
        return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"

    @property
    def portal_url(self) -> str:
        """The provincial portal's home; its English one for English readers."""
        if self.is_portal:
            return self.home_url
        return portal_home_url(self.root.locale.language_code)

    @cached_property
    def _sections(self) -> list[tuple[Page, NavItem]]:
        """The pages right under the home page, with how they show in menus: one query."""
        sections = []
        for page in self.root.get_children().live().select_related("content_type"):
            kind = page.specific_class
            url = self.url_of(page)
            item = NavItem(
                label=getattr(kind, "nav_label", "") or page.title,
                url=url,
                icon=getattr(kind, "nav_icon", "doc"),
                in_tabs=getattr(kind, "in_tabs", False),
                is_current=self.path.startswith(url),
                short_label=getattr(kind, "tab_label", ""),
            )
            sections.append((page, item))
        return sections

    @property
    def nav(self) -> list[NavItem]:
        """The sections of this site that show in menus, in their order."""
        return [item for page, item in self._sections if page.show_in_menus]

    @property
    def footer_links(self) -> list[NavItem]:
        """The pages that stand at the foot: those outside the menu."""
        return [item for page, item in self._sections if not page.show_in_menus]

    def section_url(self, model_name: str) -> str:
        """The path of this site's section of a type such as "ProductIndexPage", or ""."""
        for page, item in self._sections:
            if page.specific_class.__name__ == model_name:
                return item.url
        return ""

    def parents_of(self, page: Page) -> list[tuple[str, str]]:
        """What stands between home and a page, as (title, url); no SQL right below a section."""
        if page.depth <= self.root.depth + 1:
            return []
        found = [
            (parent.title, item.url)
            for parent, item in self._sections
            if page.path.startswith(parent.path)
        ]
        if found and page.depth == self.root.depth + 2:
            return found
        above = page.get_ancestors().filter(depth__gt=self.root.depth).only("title", "url_path")
        return [(parent.title, self.url_of(parent)) for parent in above]

    def _section_of(self, page: Page) -> Page | None:
        """The section that a page stands in; the page itself where it is one."""
        return next(
            (found for found, _i in self._sections if page.path.startswith(found.path)), None
        )

    def languages(self, page: Page | None = None, view_name: str = "") -> list[LanguageLink]:
        """The languages this site has; each leads to the same page where it is translated.

        Else to the page's section, which offers it in the first language. A route below a
        page, and a view that `view_name` names, keep their place too.
        """
        here = self.url_of(page) if page else ""
        route = self.path[len(here) :] if page and self.path.startswith(here) else ""
        section = self._section_of(page) if page else None
        keys = [self.root.translation_key, *(p.translation_key for p in (page, section) if p)]
        rows = Page.objects.filter(translation_key__in=keys, live=True).values_list(
            "locale__language_code", "translation_key", "url_path", "depth"
        )
        found = {(code, key): url_path for code, key, url_path, _depth in rows}
        links = []
        for code, _name in settings.LANGUAGES:
            root_path = found.get((code, self.root.translation_key))
            if root_path is None:
                continue
            prefix = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
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
        return commune_links()[:NEIGHBOURS_SHOWN]


def portal_root_url() -> str:
    """The portal's address without a slash at its end, cached until a Site changes."""
    url = cache.get(PORTAL_CACHE_KEY)
    if url is None:
        portal = Site.objects.filter(is_default_site=True).first()
        url = portal.root_url if portal else ""
        cache.set(PORTAL_CACHE_KEY, url, 300)
    return url


def portal_home_url(language: str) -> str:
    """The portal's home in a language it has, else its first one; cached like its address."""
    if language == settings.LANGUAGE_CODE:
        return portal_root_url() + "/"
    key = f"{PORTAL_CACHE_KEY}:{language}"
    url = cache.get(key)
    if url is None:
        homes = Page.objects.filter(
            translation_key__in=Site.objects.filter(is_default_site=True).values(
                "root_page__translation_key"
            ),
            locale__language_code=language,
            live=True,
        )
        url = portal_root_url() + (f"/{language}/" if homes.exists() else "/")
        cache.set(key, url, 300)
    return url


def commune_sites() -> QuerySet[Site]:
    """The sites of all communes by name, with what names them and their home page."""
    return (
        Site.objects.filter(is_default_site=False, identitysettings__isnull=False)
        .select_related("identitysettings", "root_page")
        .order_by("site_name")
    )


def commune_links() -> list[CommuneLink]:
    """Some communes of the province by name, cached until a site or its name changes."""
    language = get_language()
    key = f"{COMMUNES_CACHE_KEY}:{language}"
    links = cache.get(key)
    if links is None:
        links = [
            CommuneLink(
                site.pk,
                site.identitysettings.name,
                site.identitysettings.line,
                site.identitysettings.theme,
                site.root_url + "/",
            )
            for site in commune_sites()[:NEIGHBOURS_SHOWN]
        ]
        cache.set(key, links, 300)
    return links


def forget_communes(**_kwargs) -> None:
    """Drops the cached switcher; a receiver of Site and settings signals."""
    keys = [f"{COMMUNES_CACHE_KEY}:{code}" for code, _name in settings.LANGUAGES]
    keys += [f"{PORTAL_CACHE_KEY}:{code}" for code, _name in settings.LANGUAGES]
    cache.delete_many([PORTAL_CACHE_KEY, *keys])


def attach_communes(pages, frame: Frame | None = None) -> list[Page]:
    """Gives each page `commune`, the `CommuneLink` of the site it stands in, in two queries.

    Pages of a site without settings, and the portal's own, get the portal's. With a
    frame, the communes that it met before in this request cost nothing again.
    """
    pages = list(pages)
    known = frame.known_communes if frame else {}
    if roots := {page.path[:HOME_PATH] for page in pages} - known.keys():
        known.update(_communes_at(roots))
    for page in pages:
        page.commune = known[page.path[:HOME_PATH]]
    return pages


def _communes_at(roots: set[str]) -> dict[str, CommuneLink | None]:
    keys = dict(Page.objects.filter(path__in=roots).values_list("path", "translation_key"))
    sites = Site.objects.filter(root_page__translation_key__in=set(keys.values())).select_related(
        "identitysettings", "root_page"
    )
    links = {}
    for site in sites:
        identity = one_to_one(site, IdentitySettings)
        links[site.root_page.translation_key] = CommuneLink(
            site.pk, identity.name, identity.line, identity.theme, site.root_url + "/"
        )
    return {path: links.get(keys.get(path)) for path in roots}
