"""House rules that a machine can see."""

from django.core.checks import Warning as CheckWarning
from django.core.checks import register
from wagtail.models import get_page_models

from portal.core.forms import PortalPageForm
from portal.core.models import BasePage


@register("portal")
def page_types_are_complete(app_configs, **kwargs) -> list:
    """Every page type builds on BasePage, names its template and its place in the tree."""
    problems = []
    for model in get_page_models():
        if model._meta.app_label == "wagtailcore":
            continue
        if not issubclass(model, BasePage):
            problems.append(
                CheckWarning(
                    "A page type doesn't build on BasePage.",
                    hint="Inherit portal.core.models.BasePage: slugs and scoping live there.",
                    obj=model,
                    id="portal.W001",
                )
            )
        for name in ("template", "parent_page_types"):
            if name not in vars(model):
                problems.append(
                    CheckWarning(
                        f"A page type doesn't state `{name}`.",
                        hint="Say which template it uses and where in the tree it may stand.",
                        obj=model,
                        id="portal.W002",
                    )
                )
        if not issubclass(model.base_form_class, PortalPageForm):
            problems.append(
                CheckWarning(
                    "A page type's form doesn't build on PortalPageForm.",
                    hint="Inherit portal.core.forms.PortalPageForm: it knows Vietnamese slugs.",
                    obj=model,
                    id="portal.W003",
                )
            )
    return problems
