"""Error pages in each site's own look."""

from django.http import (
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from portal.core.problems import is_api_path, problem_response


def page_not_found(request, exception) -> HttpResponse:
    """A 404 with the site's menu and search, and no guess at what was meant."""
    if is_api_path(request.path):
        return problem_response(404)
    return HttpResponseNotFound(render_to_string("404.html", request=request))


def bad_request(request, exception=None) -> HttpResponse:
    """A 400: what was sent can't be read."""
    if is_api_path(request.path):
        return problem_response(400)
    return HttpResponseBadRequest(_refusal(request, _("What was sent can't be read.")))


def permission_denied(request, exception=None) -> HttpResponse:
    """A 403 with its reason, where there is one for people."""
    return HttpResponseForbidden(_refusal(request, str(exception or "")))


def _refusal(request, reason: str) -> str:
    if getattr(request, "frame", None) is None:
        return reason
    return render_to_string("refused.html", {"reason": reason}, request)


def server_error(request) -> HttpResponse:
    """A 500 in the site's theme that asks nothing of the database, which may be what failed."""
    if is_api_path(request.path):
        return problem_response(500)
    frame = getattr(request, "frame", None)
    context = {"theme": frame.theme, "home_url": frame.home_url} if frame else {}
    return HttpResponseServerError(render_to_string("500.html", context))


def health(request) -> HttpResponse:
    """For process managers: the database answers (the site was found in it)."""
    return HttpResponse("ok\n", content_type="text/plain")
