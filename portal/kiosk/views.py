"""The site on the tablet in the hall of the commune: large, with no way out to the web."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.machines.qr import page_qr_url

HOUR = 60 * 60


@csp_update({"frame-src": [SELF]})
@require_safe
def kiosk(request) -> HttpResponse:
    """A frame around the site's own pages; the browser shows no other site in it (CSP)."""
    home = request.frame.home_url
    response = render(request, "kiosk/kiosk.html", {"home": home, "qr": page_qr_url(home)})
    patch_cache_control(response, public=True, max_age=HOUR)
    return response
