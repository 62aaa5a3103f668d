"""What a scan opens: a page for people, JSON-LD for programs; kept as pages are."""

import json
from datetime import date

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.negotiating import LINKED_DATA, wants_linked_data
from portal.core.problems import problem_response
from portal.core.structured_data import PlainEncoder
from portal.sites.frame import PortalRequest
from products.traceability import gs1
from products.traceability.linked_data import product_node
from products.traceability.models import Batch
from products.traceability.telling import NotKnown, Told, path_in, tell

LINKED_DATA_ASKED = ("format", "jsonld")


@require_safe
def show_code(request: PortalRequest, rest: str) -> HttpResponse:
    """The page of a GTIN and lot. Other attributes of an address (`?17=…`, `?linkType=…`) are
    left aside: the page holds all that is known."""
    frame = request.frame
    frame.may_be_kept = True
    is_data = wants_linked_data(request) or request.GET.get("format") == "jsonld"
    try:
        told = tell(frame, rest)
    except NotKnown as error:
        response = problem_response(404) if is_data else _not_known(request, error)
    else:
        for name, value in (LINKED_DATA_ASKED, *_days_of(told.batch)):
            frame.understands(name, value)
        response = _as_data(told) if is_data else _as_page(request, told)
    patch_vary_headers(response, ["Accept"])
    return response


def _as_page(request: PortalRequest, told: Told) -> HttpResponse:
    frame, gtin = request.frame, told.code.gtin
    context = {
        "told": told,
        "batches": [(batch, path_in(frame, gtin, batch.lot)) for batch in told.batches],
        "code_path": path_in(frame, gtin),
        "crumb_title": told.name,
    }
    return TemplateResponse(request, "traceability/code.html", context)


def _as_data(told: Told) -> HttpResponse:
    text = json.dumps(product_node(told), cls=PlainEncoder)
    return HttpResponse(text, content_type=f"{LINKED_DATA}; charset=utf-8")


def _not_known(request: PortalRequest, error: NotKnown) -> HttpResponse:
    frame, asked, elsewhere = request.frame, error.asked, ""
    if asked and not frame.is_portal:
        # A commune tells of its own codes; the portal of all.
        elsewhere = frame.portal_url.rstrip("/") + gs1.path_of(asked.gtin, asked.lot)
    context = {
        "reason": error.reason,
        "code": error.code,
        "code_path": path_in(frame, error.code.gtin) if error.code else "",
        "elsewhere": elsewhere,
        "crumb_title": _("Origin of a product"),
    }
    return TemplateResponse(request, "traceability/not_known.html", context, status=404)


def _days_of(batch: Batch | None) -> list[tuple[str, str]]:
    """The days that labels of a batch carry along, as GS1 writes them: a page with these, and no
    others, is kept."""
    if batch is None:
        return []
    days: dict[str, date | None] = {
        "11": batch.made_on,
        "13": batch.packed_on,
        "15": batch.best_before,
        "17": batch.best_before,
    }
    return [(ai, f"{day:%y%m%d}") for ai, day in days.items() if day]
