"""Tells nginx until when it may keep a page: within the second in which it was made."""

import re
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase

SHARED_AGE = re.compile(r"\bs-maxage=(\d+)")
# nginx keeps one packing of each page; by anything else it must not vary.
HARMLESS_VARY = {"", "accept-encoding"}


def shared_age(response: HttpResponseBase) -> int:
    """The seconds for which any proxy may keep an answer; 0 where none may."""
    control = response.headers.get("Cache-Control", "")
    varies = {name.strip() for name in response.headers.get("Vary", "").lower().split(",")}
    if "public" not in control or response.cookies or not varies <= HARMLESS_VARY:
        return 0
    found = SHARED_AGE.search(control)
    return int(found[1]) if found else 0


class MicroCacheMiddleware:
    """Sends `X-Accel-Expires` with what is public (`Cache-Control: public, s-maxage=…`).

    nginx counts whole seconds, so that its "one second" is up to two. An absolute end
    is exact: `s-maxage=1` ends with the second in which the page was asked for, and
    nobody sees a page that is older than one. nginx takes the header out again.
    """

    def __init__(self, get_response: Callable):
        if not settings.TRUSTED_PROXY_COUNT:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = int(time.time())
        response = self.get_response(request)
        if age := shared_age(response):
            response.headers["X-Accel-Expires"] = f"@{asked + age - 1}"
        return response
