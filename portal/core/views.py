"""Error pages in each site's own look."""

from django.http import HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template.loader import render_to_string


def page_not_found(request, exception) -> HttpResponse:
    """A 404 with the site's menu and search, and no guess at what was meant."""
    return HttpResponseNotFound(render_to_string("404.html", request=request))


def server_error(request) -> HttpResponse:
    """A 500 that asks nothing of the database, which may be what failed."""
    return HttpResponseServerError(render_to_string("500.html"))


def health(request) -> HttpResponse:
    """For process managers: the database answers (the site was found in it)."""
    return HttpResponse("ok\n", content_type="text/plain")
