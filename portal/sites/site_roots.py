"""Under which address a page's site stands, without asking for every site there is.

Wagtail keeps one list of all sites and their translations, asks for it with a query per
site whenever it expired, and walks it for every link. Here each page asks for the home above
it alone: the request's own site is at hand, others are kept one by one in the shared cache.
"""

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

from portal.core.querysets import HOME_PATH, sites_at

if TYPE_CHECKING:
    from portal.sites.frame import Frame

GENERATION_KEY = "site-roots"
SECONDS = 300

Roots = tuple[SiteRootPath, ...]


def roots_at(home_path: str) -> Roots:
    """The site that the home page with this path belongs to; none where it has no site. One query.

    Homes in other languages than the site's root belong to it too.
    """
    home = Page.objects.filter(path=home_path)
    rows = (
        sites_at(home_path)
        .order_by("-is_default_site", "hostname")
        .annotate(
            home_url_path=home.values("url_path")[:1],
            home_language=home.values("locale__language_code")[:1],
        )
    )
    return tuple(
        SiteRootPath(site.pk, site.home_url_path, site.root_url, site.home_language)
        for site in rows
    )


def kept_roots_at(home_path: str) -> Roots:
    """`roots_at`, kept in the cache until a site or a home changes."""
    generation = cache.get(GENERATION_KEY)
    if generation is None:
        # Added, not set: of two processes that miss it, both must take one.
        cache.add(GENERATION_KEY, uuid4().hex, None)
        generation = cache.get(GENERATION_KEY)
    key = f"{GENERATION_KEY}:{generation}:{home_path}"
    rows = cache.get(key)
    if rows is None:
        rows = [tuple(row) for row in roots_at(home_path)]
        cache.set(key, rows, SECONDS)
    return tuple(SiteRootPath(*row) for row in rows)


def forget_roots() -> None:
    """Everything that is kept is asked for anew, by every process that shares the cache."""
    transaction.on_commit(lambda: cache.set(GENERATION_KEY, uuid4().hex, None))


def forget_roots_of_site(**_kwargs) -> None:
    """A receiver of a Site's signals."""
    forget_roots()


def forget_roots_of_home(instance, **_kwargs) -> None:
    """A receiver of pages' signals: only homes matter."""
    if isinstance(instance, Page) and instance.depth == 2:
        forget_roots()


def own_roots(frame: "Frame", home_path: str) -> Roots:
    """The site of the request itself, where the home is its own: no SQL, no cache."""
    return tuple(
        SiteRootPath(frame.site.pk, root.url_path, frame.site.root_url, root.locale.language_code)
        for root in {frame.first_root, frame.root}
        if root.path == home_path
    )


def relevant_site_roots(page: Page, cache_object=None) -> Roots:
    """What Wagtail's `Page._get_relevant_site_root_paths` answers, without its list of all sites.

    `cache_object` is the request, which remembers what it met.
    """
    home_path = page.path[:HOME_PATH]
    if len(home_path) < HOME_PATH:  # the root above all sites
        return ()
    if cache_object is None:
        return kept_roots_at(home_path)
    known = vars(cache_object).setdefault("_portal_site_roots", {})
    if home_path not in known:
        frame = getattr(cache_object, "frame", None)
        known[home_path] = (frame and own_roots(frame, home_path)) or kept_roots_at(home_path)
    return known[home_path]


def get_url(page: Page, request=None, current_site: Site | None = None) -> str | None:
    """As Wagtail's `Page.get_url`, which counts all sites for each link: there are many here.

    A path on the page's own site, its whole address on others; None where it has none.
    """
    parts = page.get_url_parts(request=request)
    if parts is None or parts[1] is None and parts[2] is None:
        return None
    site_id, root_url, path = parts
    if current_site is None and request is not None:
        current_site = Site.find_for_request(request)
    return path if current_site and current_site.pk == site_id else root_url + path


def connect() -> None:
    """Makes every page ask here, and listens to what changes addresses."""
    # Links in rich text and choosers meet plain pages, so that a mixin of ours would miss them:
    # https://docs.wagtail.org/en/stable/reference/models.html#wagtail.models.Page.get_url_parts
    Page._get_relevant_site_root_paths = relevant_site_roots
    Page.get_url = get_url
    Page.url = property(get_url)
    for signal in (post_save, post_delete):
        signal.connect(forget_roots_of_site, sender=Site, dispatch_uid="site-roots-site")
        signal.connect(forget_roots_of_home, dispatch_uid="site-roots-home")
