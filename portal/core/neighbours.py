"""The sites around the one that is read: the portal, the communes, whose an item is.

What every page names of them is cached by `version`, the stamp that changes with any
site (`Frame.neighbours_version`). Where no stamps were read it is 0, and the process
that changes a site forgets what it has.
"""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, Site

from portal.core.addresses import language_prefix
from portal.core.models import IdentitySettings, one_to_one
from portal.core.querysets import HOME_PATH

COMMUNES_CACHE_KEY = "portal-communes"
PORTAL_CACHE_KEY = "portal-root-url"
NEIGHBOURS_SHOWN = 8


@dataclass(frozen=True)
class CommuneLink:
    """A commune in the switcher."""

    site_id: int
    name: str
    line: str
    theme: str
    url: str
    slug: str = ""


def portal_root_url(version: int = 0) -> str:
    """The portal's address without a slash at its end, cached until a Site changes."""
    key = f"{PORTAL_CACHE_KEY}:{version}"
    url = cache.get(key)
    if url is None:
        portal = Site.objects.filter(is_default_site=True).first()
        url = portal.root_url if portal else ""
        cache.set(key, url, 300)
    return url


def portal_home_url(language: str, version: int = 0) -> str:
    """The portal's home in a language it has, else its first one; cached like its address."""
    if language == settings.LANGUAGE_CODE:
        return portal_root_url(version) + "/"
    key = f"{PORTAL_CACHE_KEY}:{language}:{version}"
    url = cache.get(key)
    if url is None:
        homes = Page.objects.filter(
            translation_key__in=Site.objects.filter(is_default_site=True).values(
                "root_page__translation_key"
            ),
            locale__language_code=language,
            live=True,
        )
        url = portal_root_url(version) + (language_prefix(language) if homes.exists() else "/")
        cache.set(key, url, 300)
    return url


def commune_sites() -> QuerySet[Site]:
    """The sites of all communes by name, with what names them and their home page."""
    return (
        Site.objects.filter(is_default_site=False, identitysettings__isnull=False)
        .select_related("identitysettings", "root_page")
        .order_by("site_name")
    )


def commune_links(version: int = 0) -> list[CommuneLink]:
    """Some communes of the province by name, cached until a site or its name changes."""
    key = f"{COMMUNES_CACHE_KEY}:{get_language()}:{version}"
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
    """Drops what is cached without stamps; a receiver of Site and settings signals."""
    codes = [code for code, _name in settings.LANGUAGES]
    cache.delete_many(
        [
            f"{PORTAL_CACHE_KEY}:0",
            *(f"{COMMUNES_CACHE_KEY}:{code}:0" for code in codes),
            *(f"{PORTAL_CACHE_KEY}:{code}:0" for code in codes),
        ]
    )


def attach_communes(pages, frame=None) -> list[Page]:
    """Gives each page `commune`, the `CommuneLink` of the site it stands in, in two queries.

    Pages of a site without settings, and the portal's own, get the portal's. With a
    frame, the communes that it met before in this request cost nothing again.
    """
    pages = list(pages)
    known = frame.known_communes if frame else {}
    if roots := {page.path[:HOME_PATH] for page in pages} - known.keys():
        key = f"communes:{get_language()}:{','.join(sorted(roots))}"
        read = partial(_communes_at, roots)
        known.update(frame.remember(key, read) if frame else read())
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
            site.pk,
            identity.name,
            identity.line,
            identity.theme,
            site.root_url + "/",
            site.root_page.slug,
        )
    return {path: links.get(keys.get(path)) for path in roots}
