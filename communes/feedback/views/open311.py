"""Open311 GeoReport v2, for reading: a commune's published reports, on the portal those of all."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from communes.feedback import open311
from communes.feedback.api import ReportViewSet
from communes.feedback.choices import TAG
from communes.feedback.forms.open311 import RequestsForm
from communes.feedback.models import FeedbackKind, FeedbackPhoto
from communes.feedback.views.reading import HIGHEST_ID
from portal.core.addresses import commune_page_url
from portal.pagecache.conditional import MINUTE, kept_for

FORMS = ("json", "xml")


def _answer(root: str, item: str, rows: list[dict[str, Any]], form: str, status=200):
    if form not in FORMS:
        raise Http404
    answer: HttpResponse
    if form == "json":
        answer = JsonResponse(
            rows, safe=False, status=status, json_dumps_params={"ensure_ascii": False}
        )
    else:
        xml = open311.as_xml(root, item, rows)
        answer = HttpResponse(xml, content_type="text/xml; charset=utf-8", status=status)
    # Everybody's data: scripts of other sites may read them, too.
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _wrong(form: str, status: int, text: str):
    return _answer("errors", "error", [{"code": status, "description": text}], form, status)


@kept_for(5 * MINUTE)
def services(request: HttpRequest, form: str) -> HttpResponse:
    """The kinds of reports that can be public."""
    kinds = FeedbackKind.objects.active().filter(is_private=False)
    return _answer("services", "service", [open311.service(kind) for kind in kinds], form)


@kept_for(MINUTE)
def requests(request: Any, form: str) -> HttpResponse:
    """Published reports, newest first."""
    asked = RequestsForm(request.GET)
    if not asked.is_valid():
        names = ", ".join(sorted(asked.errors))
        return _wrong(form, 400, _("These can’t be read: %(names)s.") % {"names": names})
    return _reports(request, form, asked.filter(_public(request))[asked.part])


@kept_for(MINUTE)
def single(request: Any, number: int, form: str) -> HttpResponse:
    """One report."""
    found = _public(request).filter(pk=number) if number <= HIGHEST_ID else []
    if not found:
        return _wrong(form, 404, _("There is no published report of this number here."))
    return _reports(request, form, found)


def _public(request: Any):
    request.frame.follows(TAG)
    return ReportViewSet().get_items(request.frame)


def _reports(request: Any, form: str, found: Any) -> HttpResponse:
    """Three queries more for any number of them."""
    view = ReportViewSet()
    view.request = request
    items = view.decorate(list(found))
    shown = FeedbackPhoto.objects.filter(report__in=[one.pk for one in items])
    first: dict[int | None, str] = {}
    for photo in shown.exclude(public_file="").only("report_id", "public_file"):
        first.setdefault(photo.report_id, photo.public_file.url)
    rows = []
    for one in items:
        media = one.site.root_url + first[one.pk] if one.pk in first else ""
        rows.append(open311.request(one, commune_page_url(one.page), media))
    return _answer("service_requests", "request", rows, form)
