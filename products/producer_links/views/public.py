"""The form behind a producer's link, and what became of what was sent."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.core.methods import takes_forms
from portal.core.ratelimit import is_over_limit
from portal.sites.frame import PortalRequest
from portal.sites.secret_links import for_holder
from products.producer_links import links
from products.producer_links.choices import State
from products.producer_links.forms.sending import SendingForm
from products.producer_links.models import ProducerLink
from products.producer_links.proposing import told_of
from products.producer_links.receiving import receive

# One mobile address can stand for a whole village: wide enough for it, too narrow to guess.
TRIES_PER_HOUR = 300
HOUR = 60 * 60


@takes_forms
def producer_link(request: PortalRequest, secret: str) -> HttpResponse:
    """The form while the link is open, then what became of it; a kind page for all else."""
    if is_over_limit(request, "producer-link", TRIES_PER_HOUR, HOUR):
        return _over(request, "many", 429)
    is_sent = request.method == "POST"
    link = links.find(secret, request.frame, lock=is_sent)
    if link is None:
        return _over(request, "unknown", 404)
    if link.state in (State.SENT, State.APPROVED, State.REFUSED):
        return _redirect(request) if is_sent else _show_sent(request, link)
    rows = links.parts_of(link) if link.is_open and not request.frame.is_closed else []
    if not rows:
        return _over(request, "over", 410)
    if not is_sent:
        if request.method == "GET":
            links.open_by_producer(link)
        return _show_form(request, link, SendingForm(rows=rows, site=link.site))
    form = SendingForm(request.POST, request.FILES, rows=rows, site=link.site)
    is_good = form.is_valid()
    form.keep_photos()
    if not is_good:
        return _show_form(request, link, form)
    receive(link, form)
    return _redirect(request)


def _redirect(request: PortalRequest) -> HttpResponse:
    """To what was sent, which a reload doesn't send again."""
    return for_holder(redirect(request.path))


def _show_form(request: PortalRequest, link: ProducerLink, form: SendingForm) -> HttpResponse:
    context = {"link": link, "form": form, "crumb_title": _("News of your products")}
    return for_holder(TemplateResponse(request, "producer_links/form.html", context))


def _show_sent(request: PortalRequest, link: ProducerLink) -> HttpResponse:
    """What was sent, until an officer has decided; then only what was decided."""
    told = told_of(links.parts_of(link)) if link.state == State.SENT else []
    context = {"link": link, "told": told, "crumb_title": _("News of your products")}
    return for_holder(TemplateResponse(request, "producer_links/sent.html", context))


def _over(request: PortalRequest, why: str, status: int) -> HttpResponse:
    context = {"why": why, "crumb_title": _("This link opens nothing")}
    return for_holder(TemplateResponse(request, "producer_links/over.html", context, status=status))
