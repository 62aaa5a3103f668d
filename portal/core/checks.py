"""House rules that a machine can see; `manage.py check` and every command tell what breaks them."""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from wagtail.models import get_page_models

from portal.core.forms import PortalPageForm
from portal.core.models import BasePage
from portal.core.sections import is_translated


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
