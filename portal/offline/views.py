"""The worker, its list, the page without a line, and the manifest."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.offline.kept import kept_pages
from portal.offline.manifest import manifest_of
from portal.offline.worker import worker_source

HOUR = 60 * 60


@require_safe
def service_worker(request) -> HttpResponse:
    """/sw.js of this host, asked for again at each visit so that switching off works at once."""
    response = HttpResponse(worker_source(request.frame), content_type="text/javascript")
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def kept_list(request) -> JsonResponse:
    """The paths that the worker keeps, in the language of this address."""
    pages = [page.path for page in kept_pages(request.frame)]
    response = JsonResponse({"pages": pages})
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def offline_page(request) -> HttpResponse:
    """What stands in for a page that is not kept: whom to call, and what can be read."""
    context = {"kept": kept_pages(request.frame)}
    response = render(request, "offline/offline.html", context)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def manifest(request) -> HttpResponse:
    """The web app manifest in the language of this address."""
    response = JsonResponse(
        manifest_of(request.frame, get_language()),
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )
    patch_cache_control(response, public=True, max_age=HOUR)
    return response
