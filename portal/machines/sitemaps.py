"""The sitemaps of one site: an index, and a sitemap per language with its translations."""

from collections import defaultdict
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Length, Substr
from wagtail import hooks
from wagtail.models import Page

from portal.core.addresses import language_prefix
from portal.core.querysets import below, homes, not_waiting
from portal.pagecache.conditional import kept_for
from portal.sites.frame import Frame
from portal.sites.shared import shared_types, stand_in

PER_SITEMAP = 5000
MAX_AGE = 60 * 60
# Gives hooks of `rows(frame)`: what stands in a first language's sitemap and is no page, as `Row`.
ROWS_HOOK = "register_sitemap_rows"
CHANGED = Coalesce("last_published_at", "first_published_at", "latest_revision_created_at")
ROW = ("path", "url_path", "translation_key", "changed")


class Row(NamedTuple):
    """A page as a sitemap takes it."""

    path: str
    url_path: str
    translation_key: UUID
    changed: datetime | None


class LanguageSitemap(Sitemap):
    """The public pages of one site in one language.

    A list changes with its newest item, the home with anything: `lastmod` says so.
    """

    limit = PER_SITEMAP

    def __init__(self, frame: Frame, language: str, roots: dict[str, Page], shared: "SharedRows"):
        self.frame, self.home, self.roots, self.shared = frame, roots[language], roots, shared
        self.protocol = urlsplit(frame.site.root_url).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(self.frame.site.root_url).netloc

    def _pages(self) -> QuerySet:
        pages = Page.objects.live().filter(below([self.home.path]))
        return not_waiting(pages).annotate(changed=CHANGED)

    def items(self) -> QuerySet | list:
        """Rows of pages; in a commune the province's shared pages as they stand here follow, and
        what features keep beside pages."""
        rows = self._pages().order_by("path").values_list(*ROW, named=True)
        others = [*self._shared, *self._beside]
        return [*rows, *others] if others else rows

    @property
    def _shared(self) -> list[Row]:
        """What the province shares with this commune, in this language (portal.sites.shared)."""
        return self.shared.of(self.home.locale_id)

    @cached_property
    def _beside(self) -> list[Row]:
        """What is no page and has an address; its words are nowhere translated."""
        if self.home.locale.language_code != settings.LANGUAGE_CODE:
            return []
        return [row for rows in hooks.get_hooks(ROWS_HOOK) for row in rows(self.frame)]

    @cached_property
    def paginator(self):
        return super().paginator

    @cached_property
    def _changed_below(self) -> dict[str, datetime]:
        """When the newest page right under each page changed, and under the home at all."""
        parents = self._pages().annotate(parent=Substr("path", 1, Length("path") - Page.steplen))
        rows = parents.order_by().values_list("parent").annotate(newest=Max(CHANGED))
        newest = {path: changed for path, changed in rows if changed}
        return newest | {self.home.path: max(newest.values(), default=None)}

    def location(self, item) -> str:
        return self._path_of(self.home, item.url_path)

    @staticmethod
    def _path_of(home: Page, url_path: str) -> str:
        return language_prefix(home.locale.language_code) + url_path[len(home.url_path) :]

    def lastmod(self, item) -> datetime | None:
        moments = (item.changed, self._changed_below.get(item.path))
        return max((moment for moment in moments if moment), default=None)

    def get_latest_lastmod(self) -> datetime | None:
        return self._changed_below[self.home.path]

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        urls = super().get_urls(page, site, protocol)
        if len(self.roots) > 1:
            self._add_alternates(urls)
        return urls

    def _add_alternates(self, urls: list[dict]) -> None:
        """The translations of each page on this site, itself among them, in one query."""
        keys = [url["item"].translation_key for url in urls]
        pages = Page.objects.live().filter(
            below([home.path for home in self.roots.values()]), translation_key__in=keys
        )
        found: dict = defaultdict(dict)
        for key, code, url_path in pages.values_list(
            "translation_key", "locale__language_code", "url_path"
        ):
            found[key][code] = url_path
        for code, home in self.roots.items():
            for row in self.shared.of(home.locale_id):
                found[row.translation_key][code] = row.url_path
        base = self.frame.site.root_url
        for url in urls:
            paths = found[url["item"].translation_key]
            links = [
                {"lang_code": code, "location": base + self._path_of(home, paths[code])}
                for code, home in self.roots.items()
                if code in paths
            ]
            if len(links) < 2:
                continue
            first = [link for link in links if link["lang_code"] == settings.LANGUAGE_CODE]
            links += [link | {"lang_code": "x-default"} for link in first]
            url["alternates"] = links


class SharedRows:
    """What the province shares with a commune, as it stands there; one query for all languages,
    and for each language but the first one for its section."""

    def __init__(self, frame: Frame):
        self.frame = frame

    def of(self, locale_id: int) -> list[Row]:
        """The rows of a language."""
        return self._by_language.get(locale_id, [])

    @cached_property
    def _by_language(self) -> dict[int, list[Row]]:
        if self.frame.is_portal:
            return {}
        shared = Q(pk__in=[])
        for model in shared_types().values():
            shown = model.objects.shown_in(self.frame).values("translation_key")
            kind = ContentType.objects.get_for_model(model)
            shared |= Q(content_type=kind, translation_key__in=shown)
        pages = Page.objects.live().filter(shared).annotate(changed=CHANGED).order_by("path")
        found: dict[int, list[Row]] = defaultdict(list)
        for page in stand_in(pages, self.frame):
            if getattr(page, "is_stand_in", False):
                row = Row(page.path, page.url_path, page.translation_key, page.changed)
                found[page.locale_id].append(row)
        return found


def sitemaps_of(frame: Frame) -> dict[str, Any]:
    """The sitemaps of a site by language, the first language first."""
    live = homes(frame.first_root.path).filter(live=True).select_related("locale")
    roots = {home.locale.language_code: home for home in live}
    ordered = {code: roots[code] for code, _name in settings.LANGUAGES if code in roots}
    shared = SharedRows(frame)
    return {code: LanguageSitemap(frame, code, ordered, shared) for code in ordered}


@kept_for(MAX_AGE)
def sitemap_index(request):
    """The list of this site's sitemaps."""
    return views.index(request, sitemaps_of(request.frame), sitemap_url_name="sitemap")


@kept_for(MAX_AGE)
def sitemap(request, section: str):
    """One language's pages, 5,000 at a time (`?p=2`)."""
    return views.sitemap(request, sitemaps_of(request.frame), section)
