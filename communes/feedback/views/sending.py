"""Sending a report; never cached."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from communes.closing import is_closed_to
from communes.feedback.addresses import feedback_path
from communes.feedback.forms.sending import ReportForm
from communes.feedback.hints import hints_for
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.views.pages import HOUR, render
from communes.models import CommuneSettings
from portal.core.form_stamps import StampState
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader

# One mobile address can stand for a whole village: wide enough for it, too narrow to fill a disk.
TRIES_PER_HOUR = 120
REPORTS_PER_HOUR = 40


def send(page, request) -> HttpResponse:
    """The form. What may answer the report is shown once before it is sent."""
    frame = request.frame
    if is_closed_to(frame):
        raise PermissionDenied(_("This site is closed and takes no reports any more."))
    if request.method != "POST":
        return _show(page, request, ReportForm(site=frame.site))
    form = ReportForm(request.POST, request.FILES, site=frame.site)
    if is_over_limit(request, f"feedback-try:{frame.site.pk}", TRIES_PER_HOUR, HOUR):
        form.is_valid()
        return _too_many(page, request, form)
    is_good = form.is_valid()
    if form.stamp_state is StampState.GOOD:
        form.keep_photos()
    if not is_good:
        return _show(page, request, form)
    if not form.cleaned_data["seen"] and (hints := hints_for(frame, form.values())):
        return _show(page, request, form, hints=hints)
    if is_over_limit(request, f"feedback:{frame.site.pk}", REPORTS_PER_HOUR, HOUR):
        return _too_many(page, request, form)
    report = FeedbackReport.objects.receive(
        frame.site,
        form.sent_key,
        contact=form.contact(),
        consents=form.consents(),
        **form.values(),
    )
    return for_one_reader(redirect(frame.url_of(page) + feedback_path("follow", report.code)))


def _too_many(page, request, form: ReportForm) -> HttpResponse:
    form.add_error(
        None, _("Too many reports came from your network. Try again in an hour, or call us.")
    )
    return _show(page, request, form, 429)


def _show(page, request, form: ReportForm, status: int = 200, **context) -> HttpResponse:
    kinds = form.fields["kind"].queryset
    answer = render(
        page,
        request,
        "send",
        status,
        crumb_title=_("Send a report"),
        form=form,
        calls=[kind for kind in kinds if kind.call_name],
        rules=CommuneSettings.of_site(request.frame.site),
        **context,
    )
    return for_one_reader(answer)
