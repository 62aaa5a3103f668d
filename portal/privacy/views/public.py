"""Asking for one's data and following it: behind codes, without an account, never cached."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.addresses import route_path
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader
from portal.privacy.choices import Kind, State
from portal.privacy.codes import read_code
from portal.privacy.copies import copy_response
from portal.privacy.models.requests import DataRequest
from portal.privacy.public_forms import CodeForm, RequestForm
from portal.privacy.rules import rules

# One mobile address can stand for a whole village: wide enough for it, too narrow to guess.
REQUESTS_PER_HOUR = 40
LOOK_UPS_PER_HOUR = 300
HOUR = 60 * 60


def _render(page, request, template: str, status: int = 200, **context) -> HttpResponse:
    context = {"page": page, "self": page, "index_url": request.frame.url_of(page), **context}
    name = f"privacy/{template}.html"
    return for_one_reader(TemplateResponse(request, name, context, status=status))


def _address(page, request, *route: str) -> str:
    return request.frame.url_of(page) + route_path("privacy.PersonalDataPage", *route)


def _is_guessing(request) -> bool:
    """Counts a try of a code; True after too many from one network."""
    return is_over_limit(request, "personal-data-code", LOOK_UPS_PER_HOUR, HOUR)


def ask(page, request) -> HttpResponse:
    """The form behind the code of what it is about; leads to the receipt."""
    site, is_sent = request.frame.site, request.method == "POST"
    is_guessing = is_sent and (
        _is_guessing(request)
        or is_over_limit(request, f"data-request:{site.pk}", REQUESTS_PER_HOUR, HOUR)
    )
    form = RequestForm(
        request.POST if is_sent else None,
        site=site,
        is_guessing=is_guessing,
        initial={"code": CodeForm(request.GET).typed},
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        made = DataRequest.objects.receive(form.found, data["kind"], details=data["details"])
        return for_one_reader(redirect(_address(page, request, "receipt", made.code)))
    status = 429 if is_guessing else 200
    title = _("Ask about my data")
    return _render(page, request, "ask", status, crumb_title=title, form=form, rules=rules())


def look_up(page, request) -> HttpResponse:
    """Where the code of a request is typed; leads to its receipt."""
    typed = CodeForm(request.GET).typed
    if code := read_code(typed):
        return for_one_reader(redirect(_address(page, request, "receipt", code)))
    error = _("A code looks like DL-4829-1057-3364. Check the digits.") if typed else ""
    return _look_up_page(page, request, typed, error)


def _look_up_page(page, request, typed: str, error: str, status: int = 200) -> HttpResponse:
    title = _("Follow a request")
    return _render(
        page, request, "look_up", status, crumb_title=title, typed=typed, code_error=error
    )


def _find(page, request, typed: str) -> DataRequest | HttpResponse:
    """The request of a code of this very site, or the answer to give instead."""
    if _is_guessing(request):
        message = _("Too many codes were tried from your network. Try again in an hour.")
        return _look_up_page(page, request, typed[:60], message, 429)
    found = DataRequest.objects.in_site(request.frame.site).meant_by(typed)
    if found is None:
        message = _("There is no request with this code here. Check each digit.")
        return _look_up_page(page, request, typed[:60], message, 404)
    return found


def _copy_until(made: DataRequest) -> datetime | None:
    """The moment until which the copy can be fetched; None where there is none to fetch."""
    if made.kind != Kind.SEE or made.state != State.DONE or made.done_at is None:
        return None
    until = made.done_at + timedelta(days=rules().copy_days)
    return until if timezone.now() < until and made.found() else None


def show_receipt(page, request, code: str) -> HttpResponse:
    """What was asked, by when it is done, how far it is: for whoever holds the code."""
    found = _find(page, request, code)
    if not isinstance(found, DataRequest):
        return found
    if found.code != code:
        return for_one_reader(redirect(_address(page, request, "receipt", found.code)))
    return _render(
        page,
        request,
        "receipt",
        crumb_title=found.code,
        made=found,
        events=found.events.all(),
        copy_until=_copy_until(found),
        rules=rules(),
    )


def copy(page, request, code: str) -> HttpResponse:
    """The copy, while it can be fetched."""
    made = _find(page, request, code)
    if not isinstance(made, DataRequest):
        return made
    found = made.found() if _copy_until(made) else None
    if found is None:
        return for_one_reader(redirect(_address(page, request, "receipt", made.code)))
    return copy_response(found)
