"""Leads readers of an old address on, on the way to a 404."""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from portal.lifecycle.old_addresses import new_address

# The views that serve pages of the tree.
PAGE_VIEWS = {"wagtail_serve", "schedule_feed"}


class OldAddressMiddleware:
    """301 to where a page is now; its query string stays with it.

    Browsers ask again each time: a new page at the old address wins at once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        match = request.resolver_match
        if (
            not isinstance(exception, Http404)
            or match is None
            or match.url_name not in PAGE_VIEWS
            or request.method not in ("GET", "HEAD")
        ):
            return None
        address = new_address(request)
        if address is None:
            return None
        if query := request.META.get("QUERY_STRING", ""):
            address += f"?{query}"
        response = HttpResponsePermanentRedirect(address)
        patch_cache_control(response, public=True, max_age=0, s_maxage=settings.SHARED_MAX_AGE)
        return response
