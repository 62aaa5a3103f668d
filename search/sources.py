"""Which pages the public may find, and what of them."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page, Site

from portal.core.models import BasePage, IdentitySettings
from portal.core.querysets import HOME_PATH, PortalPageQuerySet
from search.indexing import Source

# Pages read at once.
BATCH = 100


def public_pages() -> PortalPageQuerySet:
    """The pages that readers may see, on all sites and in all languages."""
    return PortalPageQuerySet(Page).live().public().filter(depth__gte=2).order_by("pk")


def sources(page_ids: Iterable[int]) -> list[Source]:
    """What the index takes of some pages; nothing of those that no reader may see."""
    pages = public_pages().filter(pk__in=page_ids).select_related("locale").specific()
    pages = [page for page in pages if isinstance(page, BasePage) and page.search_kind]
    sites = _sites_of({page.path[:HOME_PATH] for page in pages})
    offered = _languages_of(pages)
    places = _places_of(pages, sites)
    originals = _original_titles(pages)
    found = []
    for page in pages:
        if page.path[:HOME_PATH] not in sites:
            continue
        # Labels among the texts speak the language of the page, not of who saved it.
        with translation.override(page.locale.language_code):
            texts = page.plain_texts
            # Who reads English knows names as they are here: “cam Vinh”.
            texts += originals.get(page.pk, [])
            if page.search_kind.is_local:
                texts += [str(page.search_kind.label), places[sites[page.path[:HOME_PATH]]]]
        found.append(
            Source(
                page.pk,
                sites[page.path[:HOME_PATH]],
                offered[page.pk],
                page.search_kind.slug,
                page.title,
                texts,
                page.search_facts,
            )
        )
    return found


def all_sources() -> Iterator[Source]:
    """What the index takes of every public page, read in batches."""
    last = 0
    while ids := list(public_pages().filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield from sources(ids)
        last = ids[-1]


def _sites_of(home_paths: set[str]) -> dict[str, int]:
    """The sites in whose trees home pages, of every language, stand."""
    homes = Page.objects.filter(path__in=home_paths).values_list("path", "translation_key")
    keys = dict(homes)
    sites = Site.objects.filter(root_page__translation_key__in=keys.values())
    by_key = dict(sites.values_list("root_page__translation_key", "pk"))
    return {path: by_key[key] for path, key in keys.items() if key in by_key}


def _places_of(pages: list[Page], sites: dict[str, int]) -> dict[int | None, str]:
    """How people name the places of sites whose pages are a matter of the place: the commune and
    the district that was."""
    local = {sites.get(page.path[:HOME_PATH]) for page in pages if page.search_kind.is_local}
    rows = IdentitySettings.objects.filter(site__in=local - {None})
    found = {row.site_id: f"{row.official_name} · {row.tagline}" for row in rows}
    return dict.fromkeys(local, "") | found


def _original_titles(pages: list[Page]) -> dict[int, list[str]]:
    """What the original of each translation is called."""
    first = settings.LANGUAGE_CODE
    keys = {page.pk: page.translation_key for page in pages if page.locale.language_code != first}
    if not keys:
        return {}
    originals = Page.objects.filter(
        translation_key__in=keys.values(), locale__language_code=first, live=True
    )
    titles = dict(originals.values_list("translation_key", "title"))
    return {pk: [titles[key]] for pk, key in keys.items() if key in titles}


def _languages_of(pages: list[Page]) -> dict[int, tuple[str, ...]]:
    """The languages that each page is offered in: its own; what stands in the first language is
    also read in those that it has no translation in."""
    keys = {page.translation_key for page in pages}
    live = Page.objects.filter(translation_key__in=keys, live=True)
    spoken: dict = {}
    for key, code in live.values_list("translation_key", "locale__language_code"):
        spoken.setdefault(key, set()).add(code)
    every = list(Locale.objects.values_list("language_code", flat=True))
    offered = {}
    for page in pages:
        own = page.locale.language_code
        others = every if own == settings.LANGUAGE_CODE else []
        missing = [code for code in others if code not in spoken[page.translation_key]]
        offered[page.pk] = (own, *missing)
    return offered
