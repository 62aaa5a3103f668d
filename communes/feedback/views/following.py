"""The page behind a code: its sender follows a report, adds to it, takes it back. Never cached."""

from contextlib import suppress

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import MOST_PHOTOS, PREFIX, Maker, Purpose
from communes.feedback.forms.following import AddPicturesForm
from communes.feedback.forms.listing import FollowForm
from communes.feedback.forms.pictures import add_pictures
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.views.pages import HOUR, render
from portal.core.ratelimit import is_over_limit
from portal.core.steps import StepNotPossible
from portal.pagecache.conditional import for_one_reader
from portal.privacy.codes import read_code
from portal.sites.private_files import whole_file
from portal.sites.secret_links import for_holder

LOOK_UPS_PER_HOUR = 300


def is_guessing(request) -> bool:
    """Counts a try of a code; True after too many from one network."""
    return is_over_limit(request, "feedback-code", LOOK_UPS_PER_HOUR, HOUR)


def look_up(page, request) -> HttpResponse:
    """Where a code is typed; leads to its page."""
    form = FollowForm(request.GET, frame=request.frame)
    if form.code:
        return for_one_reader(redirect(_address(page, request, form.code)))
    error = _("A code looks like PA-4829-1057-3364. Check the digits.") if form.typed else ""
    return _look_up_page(page, request, form.typed, error)


def _look_up_page(page, request, typed: str, error: str, status: int = 200) -> HttpResponse:
    title = _("Follow a report")
    answer = render(
        page, request, "look_up", status, crumb_title=title, typed=typed, code_error=error
    )
    return for_one_reader(answer)


def _address(page, request, code: str) -> str:
    return request.frame.url_of(page) + feedback_path("follow", code)


def _find(page, request, typed: str) -> FeedbackReport | HttpResponse:
    """The report of a code here, or the answer to give instead."""
    if is_guessing(request):
        message = _("Too many codes were tried from your network. Try again in an hour.")
        return _look_up_page(page, request, typed[:60], message, 429)
    code = read_code(typed, PREFIX)
    reports = FeedbackReport.objects.in_site(request.frame.site).filter(code=code)
    found = reports.select_related("kind", "village", "site__root_page").first() if code else None
    if found is None:
        message = _("There is no report with this code here. Check each digit.")
        return _look_up_page(page, request, typed[:60], message, 404)
    return found


def follow(page, request, code: str) -> HttpResponse:
    """How far a report has come; each POST does one thing, named by its `do`."""
    found = _find(page, request, code)
    if not isinstance(found, FeedbackReport):
        return found
    if request.method != "POST" or found.is_withdrawn:
        return _show(page, request, found)
    do = request.POST.get("do", "")
    # A closed site takes in no more; rights on what it has stay.
    if do == "pictures" and not request.frame.is_closed:
        form = AddPicturesForm(request.FILES, room=_room(found))
        is_good = form.is_valid()
        if added := add_pictures(found, form.good, Maker.SENDER, after=not found.is_open):
            with suppress(StepNotPossible):  # it was taken back meanwhile
                found.note_photo(Maker.SENDER)
        if not is_good or not added:
            return _show(page, request, found, form)
    elif do in ("mended", "not_mended") and found.asks_sender:
        with suppress(StepNotPossible):  # an officer has opened it again meanwhile
            found.answer_of_sender(do == "mended")
    elif do == "take_back" and request.POST.get("purpose") in Purpose.can_go_alone():
        found.forget_contact()
    return for_holder(redirect(_address(page, request, found.code)))


def _room(report: FeedbackReport) -> int:
    """How many pictures its sender may still add: as many again as come with the form."""
    return max(0, 2 * MOST_PHOTOS - report.photos.filter(maker=Maker.SENDER).count())


def _show(page, request, found: FeedbackReport, form: AddPicturesForm | None = None):
    answer = render(
        page,
        request,
        "follow",
        crumb_title=found.code,
        report=found,
        photos=[one for one in found.photos.all() if one.seen],
        steps=found.events.all(),
        consents=list(found.consents.all()),
        form=form or AddPicturesForm(),
        has_room=_room(found) > 0,
    )
    return for_holder(answer)


def photo(page, request, code: str, number: int) -> FileResponse:
    """A picture for whoever holds the code of its report."""
    found = _find(page, request, code)
    if not isinstance(found, FeedbackReport) or number >= 2**31:
        raise Http404
    one = get_object_or_404(found.photos, pk=number)
    return for_holder(whole_file(one.seen))


def withdraw(page, request, code: str) -> HttpResponse:
    """Asks once more, then takes the report back and erases what its sender wrote."""
    found = _find(page, request, code)
    if not isinstance(found, FeedbackReport):
        return found
    address = _address(page, request, found.code)
    if request.method == "POST":
        with suppress(StepNotPossible):  # sent twice: it is withdrawn already
            found.withdraw()
    if found.is_withdrawn or request.method == "POST":
        return for_holder(redirect(address))
    title = _("Take the report back")
    answer = render(page, request, "withdraw", crumb_title=title, report=found, follow_path=address)
    return for_holder(answer)
