"""Giving a comment, following it and taking it back: addresses of the draft, never cached."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from communes.closing import is_closed_to
from communes.consultations.addresses import consultation_path
from communes.consultations.forms.comment import CommentForm
from communes.consultations.models.comments import PREFIX, Comment
from communes.consultations.models.steps import StepNotPossible
from communes.models import CommuneSettings
from portal.core.ratelimit import is_over_limit, is_used_up
from portal.pagecache.conditional import for_one_reader
from portal.privacy.codes import read_code

# One mobile address can stand for a whole village: wide enough for it, too narrow to guess.
COMMENTS_PER_HOUR = 40
LOOK_UPS_PER_HOUR = 300
HOUR = 60 * 60


def _render(page, request, template: str, status: int = 200, **context) -> HttpResponse:
    context = {"page": page, "self": page, "page_url": request.frame.url_of(page), **context}
    name = f"consultations/{template}.html"
    return for_one_reader(TemplateResponse(request, name, context, status=status))


def give(page, request) -> HttpResponse:
    """The form; before the first day and after the last kind words instead of it."""
    frame = request.frame
    if is_closed_to(frame):
        raise PermissionDenied(_("This site is closed and takes no comments any more."))
    sent = request.POST if request.method == "POST" else None
    form = CommentForm(sent, site=frame.site, prompts=page.prompts.all())
    title = _("Give a comment")
    if not page.is_open:
        # A form that was opened in time comes back with its words.
        return _render(
            page, request, "not_open", 403 if sent else 200, crumb_title=title, form=form
        )
    status = 200
    if form.is_bound and form.is_valid():
        if not is_over_limit(request, f"comment:{frame.site.pk}", COMMENTS_PER_HOUR, HOUR):
            comment = Comment.objects.receive(page.taking, frame.site, form.sent())
            address = frame.url_of(page) + consultation_path("receipt", comment.code)
            return for_one_reader(redirect(address))
        status = 429
        form.add_error(
            None,
            _("Too many comments came from your network. Try again in an hour, or call us."),
        )
    return _render(
        page,
        request,
        "give",
        status,
        crumb_title=title,
        form=form,
        rules=CommuneSettings.of_site(frame.site),
    )


def is_guessing(request) -> bool:
    """Counts a try of a code; True after too many from one network."""
    return is_over_limit(request, "comment-code", LOOK_UPS_PER_HOUR, HOUR)


def may_try(request) -> bool:
    """Whether one more try of a code would still be answered; counts nothing."""
    return not is_used_up(request, "comment-code", LOOK_UPS_PER_HOUR)


def _find(page, request, typed: str) -> Comment | HttpResponse:
    """The comment of a code on this draft, or the answer to give instead."""
    if is_guessing(request):
        message = _("Too many codes were tried from your network. Try again in an hour.")
        return _no_receipt(page, request, message, 429)
    code = read_code(typed, PREFIX)
    comments = Comment.objects.in_site(request.frame.site).on(page).filter(code=code)
    found = comments.prefetch_related("replies", "consents").first() if code else None
    if found is None:
        message = _("There is no comment with this code here. Check each digit.")
        return _no_receipt(page, request, message, 404)
    return found


def _no_receipt(page, request, message: str, status: int) -> HttpResponse:
    title = _("Receipt of a comment")
    return _render(page, request, "no_receipt", status, crumb_title=title, message=message)


def receipt(page, request, code: str) -> HttpResponse:
    """What became of a comment, for whoever holds its code."""
    found = _find(page, request, code)
    if not isinstance(found, Comment):
        return found
    address = request.frame.site.root_url + _receipt_path(page, request, found)
    return _render(
        page, request, "receipt", crumb_title=found.code, comment=found, receipt_url=address
    )


def unshow(page, request, code: str) -> HttpResponse:
    """Takes the consent to its being shown back, for whoever holds the code."""
    found = _find(page, request, code)
    if not isinstance(found, Comment):
        return found
    if request.method == "POST":
        with suppress(StepNotPossible):  # it is withdrawn already, with all consents
            found.unshow()
    return for_one_reader(redirect(_receipt_path(page, request, found)))


def take_back(page, request, code: str) -> HttpResponse:
    """Asks once more, then takes the comment back and erases its words and contact."""
    found = _find(page, request, code)
    if not isinstance(found, Comment):
        return found
    address = _receipt_path(page, request, found)
    if found.is_withdrawn:
        return for_one_reader(redirect(address))
    if request.method == "POST":
        with suppress(StepNotPossible):  # sent twice: it is withdrawn already
            found.withdraw()
        return for_one_reader(redirect(address))
    title = _("Take the comment back")
    return _render(
        page, request, "take_back", crumb_title=title, comment=found, receipt_path=address
    )


def _receipt_path(page, request, comment: Comment) -> str:
    return request.frame.url_of(page) + consultation_path("receipt", comment.code)
