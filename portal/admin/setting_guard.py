"""The doors of a site's settings: Wagtail's make a default row before they ask for rights."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import PreviewableMixin, Site
from wagtail.permissions import policy_registry

METHODS = ["GET", "HEAD", "POST"]


def guard_setting(request, app_name: str, model_name: str, pk: int | None = None):
    """A setting of an own site; nothing is written before that is known."""
    model = registry.get_by_natural_key(app_name, model_name)
    if model is None or pk is None or not issubclass(model, BaseSiteSetting):
        return None
    site = get_object_or_404(Site, pk=pk)
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_permission_for_instance(request.user, "change", site):
        raise PermissionDenied
    return None if request.method in METHODS else HttpResponseNotAllowed(METHODS)


def guard_setting_preview(request, app_name: str, model_name: str, pk: int):
    """The preview of a setting that can be previewed, and that is there already."""
    refused = guard_setting(request, app_name, model_name, pk)
    model = registry.get_by_natural_key(app_name, model_name)
    if model is None or not issubclass(model, PreviewableMixin):
        raise Http404
    if issubclass(model, BaseSiteSetting):
        get_object_or_404(model, site=pk)
    return refused
