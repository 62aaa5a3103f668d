"""The kinds of results, and what these can be narrowed by: every page type says its own
(`BasePage.search_kind`, `search_facets`)."""

from dataclasses import replace
from functools import cache

from django.utils.translation import get_language
from wagtail.models import Site, get_page_models

from portal.core.finding import SearchFacet, SearchKind
from portal.sites.frame import Frame
from portal.sites.shared import has_section, shared_types
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
    """What readers of a site may find: its own pages and what the province shares with it, on
    the portal the pages of every site. In a commune a query for each shared kind that was
    asked for, to know what it leaves out."""
    scope = Scope(
        get_language(),
        None if frame.is_portal else frame.site.pk,
        only,
        frozenset(slug for slug, kind in kinds().items() if kind.news),
        frozenset(slug for slug, kind in kinds().items() if kind.alike),
    )
    if frame.is_portal:
        return scope
    shared = {
        slug: model
        for slug, model in shared_types().items()
        if has_section(model, frame) and (not only or slug in only)
    }
    if not shared:
        return scope
    left_out = [pk for model in shared.values() for pk in model.ids_left_out_in(frame)]
    portal_id = frame.remember("portal-site", _portal_id)
    return replace(scope, shared=tuple(shared), portal_id=portal_id, left_out=tuple(left_out))


def _portal_id() -> int | None:
    return Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()
