"""Whole addresses of pages and lists, told without a walk through every site.

Wagtail's own `full_url` reads the list of all sites; here a page's path and the
site it stands in are enough.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from portal.core.querysets import below, homes, not_waiting

if TYPE_CHECKING:
    from portal.sites.frame import Frame, PortalRequest

# "/hoi-dap/tra-cuu/<code>/rut/" has three parts behind the page's own.
DEEPEST_ROUTE = 3


def page_path(page: Page) -> str:
    """The path of a page on its own site, such as "/en/announcements/storm/"."""
    # The first part of `url_path` names the home, which stands for the host.
    return language_prefix(page.locale.language_code) + page.url_path.split("/", 2)[2]


def language_prefix(language: str) -> str:
    """What the addresses of a language start with: "/" for the first one, else "/en/"."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def page_url(page: Page, frame: "Frame") -> str:
    """The whole address of a page of the frame's site, or of any site on the portal.

    There `attach_communes` comes first; "" for a page that stands in no site.
    """
    return commune_page_url(page) if frame.is_portal else own_page_url(page, frame)


def commune_page_url(page: Page) -> str:
    """The whole address of a page that has its `commune`; "" where it stands in no site."""
    return page.commune.url.rstrip("/") + page_path(page) if page.commune else ""


def own_page_url(page: Page, frame: "Frame") -> str:
    """The whole address of a page that is known to stand in the frame's own site."""
    return frame.site.root_url + page_path(page)


def canonical_url(request: "PortalRequest", page_number: int = 1) -> str:
    """The one address of what a request shows: this site's host, no filters, the page of a list."""
    query = f"?page={page_number}" if page_number > 1 else ""
    return request.frame.site.root_url + quote(request.path) + query


def route_path(page_type: str, name: str, *values: str) -> str:
    """What a route of a page type such as "questions.QuestionIndexPage" adds to the address of
    its page: "tra-cuu/HD-7K3M-92QX/"."""
    return apps.get_model(page_type).get_resolver().reverse(name, *values)


def is_form(frame: "Frame", path: str) -> bool:
    """Whether a path is no page of this very site, but what one of its pages routes.

    At most three queries a language.
    """
    parts = path.strip("/").split("/")
    for depth in range(1, min(DEEPEST_ROUTE, len(parts)) + 1):
        page = find_page(frame, "/".join(["", *parts[:-depth], ""]))
        if page and issubclass(page.specific_class, RoutablePageMixin):
            rest = "/".join(["", *parts[-depth:], ""])
            return _resolves(rest, page.specific_class.get_resolver().resolve)
    return False


def is_routed(slug: str, parent: Page | None) -> bool:
    """Whether an address right below a page shows what is no page: a form, the search, a language.

    A page of that address would never be seen.
    """
    if parent is None or not slug:
        return False
    if issubclass(parent.specific_class, RoutablePageMixin):
        return _resolves(f"/{slug}/", parent.specific_class.get_resolver().resolve)
    if parent.depth != 2:  # no home
        return False
    if slug == settings.STATIC_URL.strip("/") or names_language(slug):
        # Below another language's home an address begins with that one already.
        return parent.locale.language_code == settings.LANGUAGE_CODE
    return _resolves(f"/{slug}/", _of_the_portal)


def names_language(slug: str) -> bool:
    """Whether an address begins in another language: "en", and "en-2" as a kind of English."""
    language = translation.get_language_from_path(f"/{slug}/")
    return language not in (None, settings.LANGUAGE_CODE)


def _resolves(path: str, resolver: Callable) -> bool:
    try:
        return bool(resolver(path))
    except Resolver404:
        return False


def _of_the_portal(path: str) -> bool:
    """Whether the portal has a view of its own at an address; all others are for pages."""
    with translation.override(settings.LANGUAGE_CODE):
        return resolve(path).url_name != "wagtail_serve"


def find_page(frame: "Frame", path: str) -> Page | None:
    """The public page of this very site at a path, in any of its languages; None if there is none.

    A query, and one a language. Sub-addresses that a page routes itself are no pages.
    """
    for home in homes(frame.first_root.path).filter(live=True).select_related("locale"):
        prefix = language_prefix(home.locale.language_code)
        if not path.startswith(prefix):
            continue
        url_path = home.url_path + path[len(prefix) :]
        pages = Page.objects.live().filter(below([home.path]), url_path=url_path)
        if found := not_waiting(pages).first():
            return found
    return None
