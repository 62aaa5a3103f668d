"""Behind a head's link: the open reports of the village, a picture, “done” with a sentence."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from communes.feedback import links
from communes.feedback.choices import LONGEST_NOTE, MOST_PHOTOS, Maker
from communes.feedback.forms.heads import HeadForm
from communes.feedback.forms.pictures import add_pictures
from communes.feedback.models import FeedbackReport, HeadLink
from communes.feedback.views.pages import HOUR
from portal.core.methods import takes_forms
from portal.core.ratelimit import is_over_limit
from portal.core.steps import StepNotPossible
from portal.sites.frame import PortalRequest
from portal.sites.secret_links import for_holder

# Wide enough for a village behind one address, too narrow to guess.
TRIES_PER_HOUR = 300
# More open reports than a head goes through at once.
SHOWN = 50


@takes_forms
def head_link(request: PortalRequest, secret: str) -> HttpResponse:
    """The list while the link works; a kind page for all else."""
    if is_over_limit(request, "head-link", TRIES_PER_HOUR, HOUR):
        return _over(request, "many", 429)
    link = links.find(secret, request.frame)
    if link is None or request.frame.is_closed:
        return _over(request, "over", 404)
    if request.method == "GET":
        links.note_use(link)
    if request.method != "POST":
        return _show(request, link)
    return _take(request, link)


def _take(request: PortalRequest, link: HeadLink) -> HttpResponse:
    """One report's form: pictures that are good stay, whatever else is wrong."""
    number = request.POST.get("report", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    report = links.reports_for(link).filter(pk=number).first() if is_number else None
    if report is None:
        return _show(
            request, link, told=_("This report is no longer open."), lost=_sentence(request)
        )
    room = max(0, 2 * MOST_PHOTOS - report.photos.filter(maker=Maker.HEAD).count())
    is_done = request.POST.get("do") == "done"
    form = HeadForm(request.POST, request.FILES, number=report.pk, room=room, is_done=is_done)
    is_good = form.is_valid()
    links.note_use(link)
    try:
        with transaction.atomic():
            if add_pictures(report, form.good, Maker.HEAD, after=True):
                report.note_photo(Maker.HEAD)
            if is_good and is_done:
                report.done_by_head(form.cleaned_data["note"])
    except StepNotPossible as error:
        return _show(request, link, told=str(error), lost=_sentence(request))
    if not is_good:
        return _show(request, link, failed=(report, form))
    return for_holder(redirect(f"{request.path}?xong=1" if is_done else request.path))


def _sentence(request: PortalRequest) -> str:
    """What was written of a report that takes it no more."""
    number = request.POST.get("report", "")
    return request.POST.get(f"r{number}-note", "")[:LONGEST_NOTE].strip()


def _show(
    request: PortalRequest,
    link: HeadLink,
    *,
    told: str = "",
    lost: str = "",
    failed: tuple[FeedbackReport, HeadForm] | None = None,
) -> HttpResponse:
    rows: list[tuple[FeedbackReport, Any]] = []
    for report in links.reports_for(link)[:SHOWN]:
        is_failed = failed and failed[0].pk == report.pk
        form = failed[1] if failed and is_failed else HeadForm(number=report.pk)
        rows.append((report, form))
    context = {
        "link": link,
        "rows": rows,
        "told": told,
        "lost": lost,
        "thanks": "xong" in request.GET,
        "form": failed[1] if failed else None,
        "crumb_title": _("Reports of the village"),
    }
    return for_holder(TemplateResponse(request, "feedback/head.html", context))


def _over(request: PortalRequest, why: str, status: int) -> HttpResponse:
    context = {"why": why, "crumb_title": _("This link opens nothing")}
    return for_holder(TemplateResponse(request, "feedback/head_over.html", context, status=status))
