"""The gate of a practice installation: who isn't logged in sees nothing, on any host."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from portal.practice.closed import closed_page
from portal.sites.middleware import is_admin_path

# What tells nothing: whether the app lives, whether a session holds, the way in.
OPEN = {"/khoe/", "/admin/login/phien/", "/admin/tap-lam/vao/"}
ROBOTS = "/robots.txt"


class PracticeGateMiddleware:
    """Stands behind what knows the officer, before what finds views and runs them.

    Only static files are served before it; pages are kept nowhere (portal.settings.practice).
    """

    def __init__(self, get_response):
        if not settings.PRACTICE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        response = self._answer(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if not is_admin_path(request.path):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def _answer(self, request):
        if request.path == ROBOTS:
            return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
        if request.path in OPEN or request.user.is_authenticated:
            return self.get_response(request)
        return closed_page(request)
