"""Actions on many things at once take an officer's own things only: the question before each
names what was chosen, and Wagtail takes any words for keys."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from portal.admin.own import own
from portal.admin.page_guards import read_keys

# Tags would be every commune's; pictures and files have none.
NOT_OFFERED = {"add_tags"}


def guard_bulk(request, app_label: str, model_name: str, action: str) -> None:
    """Raises PermissionDenied for foreign things, and for actions that nobody looked at."""
    keys = read_keys(key for key in request.GET.getlist("id") if key != "all")
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    found = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    # Wagtail's take "all" for every page of the tree; those of `portal.lifecycle` don't.
    is_unknown = found and model is Page and found.__module__.startswith("wagtail.")
    if action in NOT_OFFERED:
        raise Http404
    if is_unknown:
        raise PermissionDenied
    things = own(model, request.user)
    if things is not None and things.filter(pk__in=keys).count() < len(keys):
        raise PermissionDenied
