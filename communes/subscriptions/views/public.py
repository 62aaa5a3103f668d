"""What readers open: the form, and what the links in mails lead to. Kept nowhere.

Programs that look through mails follow each link: reading an address changes nothing, a button
does.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from communes.closing import is_closed_to
from communes.subscriptions import links, subscribing
from communes.subscriptions.forms import ChangeForm, SubscribeForm
from portal.core.methods import takes_forms
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader
from portal.sites.frame import PortalRequest
from portal.sites.secret_links import for_holder

HOUR = 60 * 60
# One mobile address can stand for a whole village.
TRIES_PER_HOUR = 60


@takes_forms
def subscribe(request: PortalRequest) -> HttpResponse:
    """The form; the same answer whether an address is known or not."""
    site = request.frame.site
    if is_closed_to(request.frame):
        raise PermissionDenied(_("This site is closed and sends nothing any more."))
    if request.method != "POST":
        thanks = "gui" in request.GET
        form = None if thanks else SubscribeForm(site=site)
        return _show(request, "subscribe", form=form, thanks=thanks)
    form = SubscribeForm(request.POST, site=site)
    is_good = form.is_valid()
    if is_over_limit(request, f"subscribe:{site.pk}", TRIES_PER_HOUR, HOUR):
        form.add_error(None, _("Too many tries came from your network. Try again in an hour."))
        return _show(request, "subscribe", 429, form=form)
    if not is_good:
        return _show(request, "subscribe", form=form)
    subscribing.ask(site, form.cleaned_data["email"], form.wish, form.version)
    return for_one_reader(redirect(f"{request.path}?gui=1"))


@takes_forms
def confirm(request: PortalRequest, token: str) -> HttpResponse:
    """A button that begins it."""
    subscription = links.to_confirm(token, request.frame.site)
    if subscription is None:
        return _over(request)
    if request.method != "POST":
        return _hold(request, "confirm", subscription=subscription)
    subscription = subscribing.confirm(subscription)
    return for_holder(redirect(links.address(subscription, "change") + "?xong=1"))


@takes_forms
def change(request: PortalRequest, token: str) -> HttpResponse:
    """What its holder gets, to be changed; a button that ends it."""
    subscription = links.held(token, request.frame.site)
    if subscription is None:
        return _over(request)
    context: dict[str, Any] = {
        "leave_url": links.address(subscription, "leave"),
        "begun": "xong" in request.GET,
        "kept": "giu" in request.GET,
    }
    form = ChangeForm(request.POST if request.method == "POST" else None, subscription=subscription)
    if request.method == "POST" and form.is_valid():
        subscribing.change(subscription, form.wish)
        return for_holder(redirect(f"{request.path}?giu=1"))
    return _hold(request, "change", form=form, **context)


# The link is the secret: a mail program that leaves for its reader comes from no page of ours.
@csrf_exempt
@takes_forms
def leave(request: PortalRequest, token: str) -> HttpResponse:
    """A button; and by POST, also a mail program's one click (RFC 8058), the end."""
    subscription = links.held(token, request.frame.site)
    if request.method != "POST":
        return _hold(request, "leave") if subscription else _over(request)
    if subscription:
        subscribing.leave(subscription)
    # Who presses twice has left, too.
    return _hold(request, "left")


def _show(request: PortalRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    context = {"crumb_title": _("Announcements by mail"), **context}
    answer = TemplateResponse(request, f"subscriptions/{name}.html", context, status=status)
    return for_one_reader(answer)


def _hold(request: PortalRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    return for_holder(_show(request, name, status, **context))


def _over(request: PortalRequest) -> HttpResponse:
    return _hold(request, "over", 404)
