"""The answer to a code: sent as a form, so that it stands in no address and no log; never kept."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from communes.dossiers.forms import BoxForm
from communes.dossiers.services.chosen import status_service
from communes.dossiers.services.interface import NoStatus, Trouble
from portal.core.finding import shortcut_address
from portal.core.methods import takes_forms
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader

# One mobile address can stand for a whole village; each asks the province's service once.
ASKS_PER_HOUR = 300
HOUR = 60 * 60


# Without a transaction: on SQLite all who write would wait for a province's slow service.
@transaction.non_atomic_requests
@takes_forms
def look_up(request) -> HttpResponse:
    """What is known of a code, and where more is; codes of other features lead to theirs."""
    # A report of an error, if there is one, tells no code.
    request.sensitive_post_parameters = ["ma"]
    page = request.frame.navigation.section_of_type("DossierLookupPage")
    if page is None:
        raise Http404
    if request.method != "POST":
        return for_one_reader(redirect(request.frame.url_of(page)))
    form, context, status = BoxForm(request.POST), page.get_context(request), 200
    if form.is_valid():
        code = form.cleaned_data["ma"]
        answer, status = _answer(request, code)
        # The box stands below, empty, for another code.
        context |= answer | {"code": code, "address": context["place"].address(code)}
    elif address := shortcut_address(request, form.typed):
        return for_one_reader(redirect(address))
    else:
        context["form"] = form
    return for_one_reader(TemplateResponse(request, page.template, context, status=status))


def _answer(request, code: str) -> tuple[dict[str, Any], int]:
    """`status`, or `trouble` as "unknown", "silent" or "many"; nothing without a service."""
    service = status_service()
    if service is None:
        return {}, 200
    if is_over_limit(request, "dossier-status", ASKS_PER_HOUR, HOUR):
        return {"trouble": "many"}, 429
    try:
        return {"status": service.status_of(code)}, 200
    except NoStatus as error:
        return {"trouble": error.trouble.value}, 404 if error.trouble is Trouble.UNKNOWN else 200
