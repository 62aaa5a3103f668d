"""House rules that a machine can see; `manage.py check` and every command tell what breaks them."""

import re
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from wagtail import hooks
from wagtail.models import Site, get_page_models
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry

from portal.core.finding import OWN_NAMES, SearchFacet, SearchKind
from portal.core.forms import PortalPageForm
from portal.core.models import BasePage
from portal.core.sections import is_translated

OURS = frozenset(["portal", "communes", "products", "home", "search"])


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """The icons that templates and page types can name."""
    sprite = Path(settings.BASE_DIR, "portal/static/img/icons.svg").read_text()
    return frozenset(re.findall(r'<symbol id="i-([^"]+)"', sprite))


@register("portal")
def page_types_are_complete(app_configs, **kwargs) -> list[CheckMessage]:
    """Every page type of ours keeps every rule below."""
    return [
        problem
        for model in get_page_models()
        if model._meta.app_label != "wagtailcore"
        for rule in (inherits, states_its_place, has_an_icon, has_vietnamese_sections)
        for problem in rule(model)
    ]


def inherits(model):
    """Builds on BasePage, and its form on PortalPageForm."""
    if not issubclass(model, BasePage):
        yield CheckWarning(
            "A page type doesn't build on BasePage.",
            hint="Inherit portal.core.models.BasePage: slugs and scoping live there.",
            obj=model,
            id="portal.W001",
        )
    if not issubclass(model.base_form_class, PortalPageForm):
        yield CheckWarning(
            "A page type's form doesn't build on PortalPageForm.",
            hint="Inherit portal.core.forms.PortalPageForm: it knows Vietnamese slugs.",
            obj=model,
            id="portal.W003",
        )


def states_its_place(model):
    """Names its template and where in the tree it may stand."""
    for name in ("template", "parent_page_types"):
        if name not in vars(model):
            yield CheckWarning(
                f"A page type doesn't state `{name}`.",
                hint="Say which template it uses and where in the tree it may stand.",
                obj=model,
                id="portal.W002",
            )


def has_an_icon(model):
    """Shows in menus with an icon that is there."""
    name = getattr(model, "nav_icon", "doc")
    if name not in icon_names():
        yield CheckWarning(
            f"icons.svg has no icon “{name}”.",
            hint=f"nav_icon is one of: {', '.join(sorted(icon_names()))}.",
            obj=model,
            id="portal.W004",
        )


def has_vietnamese_sections(model):
    """Names its sections in Vietnamese: a new site keeps title and address for good."""
    for section in getattr(model, "sections", ()):
        if not is_translated(section):
            yield Error(
                f"The section “{section.title}” has no Vietnamese title.",
                hint="Translate it in the app's locale/vi, then `make messages`, before any site "
                "is opened or synced.",
                obj=model,
                id="portal.E001",
            )


@register("portal")
def rows_of_sites_are_scoped(app_configs, **kwargs) -> list[CheckMessage]:
    """The admin shows rows of a site to that site's officers alone."""
    # There the apps say who may do what.
    hooks.search_for_hooks()
    return [
        Error(
            "A model has rows of a site, and no policy that keeps them apart.",
            hint="Call portal.admin.scoped.register_scoped_model in the app's wagtail_hooks.py; or "
            "say in `never_shown` why no officer meets its rows.",
            obj=model,
            id="portal.E002",
        )
        for model in own_models()
        if belongs_to_site(model) and not is_kept_apart(model)
    ]


def own_models() -> list:
    """The models of this house, none of the libraries'."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.partition(".")[0] in OURS
        for model in config.get_models()
    ]


def belongs_to_site(model) -> bool:
    """Whether each of its rows is of one site."""
    return any(field.related_model is Site for field in model._meta.fields)


def is_kept_apart(model) -> bool:
    """Whether officers meet rows of their own site only, or none at all."""
    has_policy = isinstance(policy_registry.get_by_type(model), SitePermissionPolicy)
    return has_policy or bool(getattr(model, "never_shown", ""))


@register("portal")
def search_kinds_differ(app_configs, **kwargs) -> list[CheckMessage]:
    """Addresses and the index know a kind of results by its slug."""
    found: dict[str, SearchKind] = {}
    problems: list[CheckMessage] = []
    for model in get_page_models():
        kind = getattr(model, "search_kind", None)
        if kind and found.setdefault(kind.slug, kind) != kind:
            problems.append(
                Error(
                    f"Two kinds of results have the slug “{kind.slug}”.",
                    hint="Give the SearchKind of this page type a slug of its own.",
                    obj=model,
                    id="portal.E003",
                )
            )
    return problems


@register("portal")
def search_facets_differ(app_configs, **kwargs) -> list[CheckMessage]:
    """Addresses and the index know a facet by its name, beside those that every page has."""
    found: dict[str, SearchFacet] = {}
    problems: list[CheckMessage] = []
    for model in get_page_models():
        for facet in getattr(model, "search_facets", ()):
            is_taken = facet.name in OWN_NAMES or not facet.name.isidentifier()
            if is_taken or found.setdefault(facet.name, facet) != facet:
                problems.append(
                    Error(
                        f"The name of the facet “{facet.name}” is taken, or none for an address.",
                        hint="Give the SearchFacet of this page type a name of its own, of letters "
                        "and “_”; or share the SearchFacet of the other page type.",
                        obj=model,
                        id="portal.E004",
                    )
                )
    return problems
