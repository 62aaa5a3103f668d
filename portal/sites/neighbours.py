"""The sites around the one that is read: the portal, the communes, whose an item is."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page, Site

from portal.core.addresses import language_prefix
from portal.core.models import IdentitySettings, one_to_one
from portal.core.querysets import HOME_PATH
from portal.core.text import fold

if TYPE_CHECKING:
    from portal.sites.frame import Frame

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


def portal_root_url() -> str:
    """The portal's address without a slash at its end; one query."""
    portal = Site.objects.filter(is_default_site=True).first()
    return portal.root_url if portal else ""


def portal_home_url(language: str) -> str:
    """The portal's home in a language it has, else its first one; at most two queries."""
    if language == settings.LANGUAGE_CODE:
        return portal_root_url() + "/"
    homes = Page.objects.filter(
        translation_key__in=Site.objects.filter(is_default_site=True).values(
            "root_page__translation_key"
        ),
        locale__language_code=language,
        live=True,
    )
    return portal_root_url() + (language_prefix(language) if homes.exists() else "/")


def commune_sites() -> QuerySet[Site]:
    """The sites of all communes by name, with what names them and their home page.

    Without those whose home was taken down: a link to them would lead nowhere.
    """
    return (
        Site.objects.filter(
            is_default_site=False, identitysettings__isnull=False, root_page__live=True
        )
        .select_related("identitysettings", "root_page")
        .order_by("site_name")
    )


def named(sites: QuerySet[Site], text: str) -> list[int]:
    """The ids of the sites whose name holds a text from the beginning of a word on; one query.

    With or without marks, in Vietnamese or English.
    """
    folded = f" {fold(text)}"
    rows = sites.values_list(
        "pk", "identitysettings__official_name", "identitysettings__official_name_en"
    )
    return [pk for pk, *names in rows if any(folded in f" {fold(name or '')}" for name in names)]


def called(sites: QuerySet[Site], text: str) -> set[int]:
    """As `named`, with the sites that an older name of their place leads to.

    Those are told by the hooks `portal_sites_called`: each takes the text and gives ids.
    """
    return set(named(sites, text)).union(
        *(fn(text) for fn in hooks.get_hooks("portal_sites_called"))
    )


def commune_links() -> list[CommuneLink]:
    """The first communes of the province by name, for the switcher; one query."""
    return [
        CommuneLink(
            site.pk,
            site.identitysettings.name,
            site.identitysettings.line,
            site.identitysettings.theme,
            site.root_url + "/",
        )
        for site in commune_sites()[:NEIGHBOURS_SHOWN]
    ]


def attach_communes(pages, frame: "Frame | None" = None) -> list[Page]:
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
