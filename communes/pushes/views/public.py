"""What the script on the form of subscriptions asks: begin, end, or whether it is on here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from communes.closing import is_closed_to
from communes.pushes import subscribing
from communes.pushes.forms import BrowserForm
from communes.pushes.keys import is_offered
from portal.core.methods import takes_forms
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader
from portal.sites.frame import PortalRequest

HOUR = 60 * 60
# One mobile address can stand for a whole village.
TRIES_PER_HOUR = 60


@takes_forms
def this_browser(request: PortalRequest) -> HttpResponse:
    """POST of an `endpoint`, as JSON: its `code`, "" where it is not told. `act` is "begin" (with
    the rest of `BrowserForm`), "leave" or, whatever else it says, to ask. 400 and 429 say in
    `error` what to do. The endpoint is the secret of who holds it."""
    if not is_offered():
        raise Http404
    site = request.frame.site
    if is_closed_to(request.frame):
        raise PermissionDenied(_("This site is closed and sends nothing any more."))
    if request.method != "POST":
        return for_one_reader(redirect("subscribe"))
    act = request.POST.get("act")
    if act == "begin":
        return _begin(request)
    found = subscribing.known(site, request.POST.get("endpoint", "").replace("\0", ""))
    if found and act == "leave":
        subscribing.leave(found)
        found = None
    return _told(code=found.code if found else "")


def _begin(request: PortalRequest) -> HttpResponse:
    site = request.frame.site
    form = BrowserForm(request.POST, site=site)
    if is_over_limit(request, f"push:{site.pk}", TRIES_PER_HOUR, HOUR):
        return _told(429, error=_("Too many tries came from your network. Try again in an hour."))
    if not form.is_valid():
        # One opened long ago, or a moment ago, works with the next press.
        return _told(400, error=form.first_error, stamp=form.next_stamp)
    data = form.cleaned_data
    try:
        found = subscribing.begin(
            site, data["endpoint"], data["p256dh"], data["auth"], data["version"]
        )
    except subscribing.TooMany:
        return _told(429, error=_("Too many tries came just now. Try again in an hour."))
    return _told(code=found.code)


def _told(status: int = 200, **values: str) -> HttpResponse:
    return for_one_reader(JsonResponse(values, status=status))
