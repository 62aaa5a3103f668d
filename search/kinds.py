"""The kinds of results, and what these can be narrowed by: every page type says its own
(`BasePage.search_kind`, `search_facets`)."""

from functools import cache

from django.utils.translation import get_language
from wagtail.models import get_page_models

from portal.core.finding import SearchFacet, SearchKind
from portal.sites.frame import Frame
from search.scopes import Scope


@cache
def kinds() -> dict[str, SearchKind]:
    """All kinds by their slug."""
    found = (getattr(model, "search_kind", None) for model in get_page_models())
    return {kind.slug: kind for kind in found if kind}


@cache
def declared_facets() -> dict[str, SearchFacet]:
    """The facets of all kinds by their name; two kinds may share one."""
    found = (getattr(model, "search_facets", ()) for model in get_page_models())
    return {facet.name: facet for several in found for facet in several}


def scope_of(frame: Frame, *only: str) -> Scope:
    """What readers of a site may find: its own pages, on the portal those of every site."""
    return Scope(
        get_language(),
        None if frame.is_portal else frame.site.pk,
        only,
        frozenset(slug for slug, kind in kinds().items() if kind.news),
        frozenset(slug for slug, kind in kinds().items() if kind.alike),
    )
