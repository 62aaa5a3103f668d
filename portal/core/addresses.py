"""Whole addresses of pages and lists, told without a walk through every site.

Wagtail's own `full_url` reads the list of all sites; here a page's path and the
site it stands in are enough.
"""

from urllib.parse import quote

from django.conf import settings
from wagtail.models import Page

from portal.core.querysets import below, homes, not_waiting


def page_path(page: Page) -> str:
    """The path of a page on its own site, such as "/en/announcements/storm/"."""
    # The first part of `url_path` names the home, which stands for the host.
    return language_prefix(page.locale.language_code) + page.url_path.split("/", 2)[2]


def language_prefix(language: str) -> str:
    """What the addresses of a language start with: "/" for the first one, else "/en/"."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def page_url(page: Page, frame) -> str:
    """The whole address of a page of the frame's site, or of any site on the portal.

    There `attach_communes` comes first; "" for a page that stands in no site.
    """
    return commune_page_url(page) if frame.is_portal else own_page_url(page, frame)


def commune_page_url(page: Page) -> str:
    """The whole address of a page that has its `commune`; "" where it stands in no site."""
    return page.commune.url.rstrip("/") + page_path(page) if page.commune else ""


def own_page_url(page: Page, frame) -> str:
    """The whole address of a page that is known to stand in the frame's own site."""
    return frame.site.root_url + page_path(page)


def canonical_url(request, page_number: int = 1) -> str:
    """The one address of what a request shows: this site's host, no filters, the page of a list."""
    query = f"?page={page_number}" if page_number > 1 else ""
    return request.frame.site.root_url + quote(request.path) + query


def find_page(frame, path: str) -> Page | None:
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
