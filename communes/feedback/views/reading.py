"""What all readers see: a report, figures; and “I have met it, too”."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import TAG, Maker, Step
from communes.feedback.figures import by_kind_and_village
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.views.pages import HOUR, render
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader

# One mobile address can stand for a whole village: wide for it, narrow for a machine.
CLICKS_PER_REPORT_AND_HOUR = 20
CLICKS_PER_HOUR = 120
# What readers get of the log: not who looked, changed words or added pictures.
PUBLIC_STEPS = (
    *(Step.RECEIVED, Step.WORKING, Step.DONE, Step.ELSEWHERE, Step.DUPLICATE),
    *(Step.REOPENED, Step.MENDED, Step.NOT_MENDED),
)
HIGHEST_ID = 2**31 - 1


class _SeeOther(HttpResponseRedirect):
    """Back to the page by GET: a reload doesn't count again."""

    status_code = 303


def _find(request, number: int) -> FeedbackReport:
    """A report of this very site that readers have, else 404."""
    if number > HIGHEST_ID:
        raise Http404
    reports = FeedbackReport.objects.in_site(request.frame.site).public()
    found = reports.select_related("duplicate_of__kind").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def report(page, request, number: int) -> HttpResponse:
    """A report with its pictures and its way."""
    request.frame.follows(TAG)
    found = _find(request, number)
    photos = list(found.photos.exclude(public_file=""))
    for one in photos:
        one.report = found
    other = found.duplicate_of
    return render(
        page,
        request,
        "report",
        crumb_title=found.title,
        report=found,
        before=[one for one in photos if not one.is_after],
        after=[one for one in photos if one.is_after],
        steps=found.events.filter(step__in=PUBLIC_STEPS),
        heads=Maker.HEAD,
        other=other if other and other.is_public else None,
    )


def me_too(page, request, number: int) -> HttpResponse:
    """Counts one more, without a cookie, and leads back to where the page says thanks."""
    found = _find(request, number)
    url = request.frame.url_of(page) + feedback_path("report", str(found.pk))
    if request.method != "POST" or request.frame.is_closed or not found.is_open:
        return for_one_reader(_SeeOther(url))
    if is_over_limit(request, "me-too", CLICKS_PER_HOUR, HOUR) or is_over_limit(
        request, f"me-too:{found.pk}", CLICKS_PER_REPORT_AND_HOUR, HOUR
    ):
        reason = _("Many clicks came from your network just now. Try again in an hour.")
        answer = render(
            page, request, "refused", 429, crumb_title=found.title, reason=reason, back_url=url
        )
        return for_one_reader(answer)
    FeedbackReport.objects.me_too(found.pk)
    return for_one_reader(_SeeOther(f"{url}#cam-on"))


def figures(page, request) -> HttpResponse:
    """How many reports came and were mended, by kind and village."""
    request.frame.follows(TAG)
    told = by_kind_and_village(request.frame.site)
    return render(page, request, "figures", crumb_title=_("Reports in figures"), figures=told)
