"""Asking, following and taking back: the section's own addresses, never cached."""

from collections.abc import Sequence
from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from communes.closing import is_closed_to
from communes.information import information_rules
from communes.models import CommuneSettings
from communes.questions.addresses import question_path
from communes.questions.choices import Purpose, Status
from communes.questions.codes import possible_codes
from communes.questions.directory import communes_to_ask
from communes.questions.forms import (
    CommuneFinderForm,
    InformationForm,
    LookUpForm,
    QuestionForm,
    ReplyForm,
)
from communes.questions.forms.asking import AskingForm
from communes.questions.models.incoming import Question
from communes.questions.models.lifecycle import StepNotPossible
from communes.questions.timeline import steps_of
from portal.core.finding import search_shortcuts, shortcut_address
from portal.core.ratelimit import is_over_limit
from portal.pagecache.conditional import for_one_reader
from portal.sites.frame import Frame

# One mobile address can stand for a whole village: wide enough for it, too narrow to guess.
ASKS_PER_HOUR = 40
LOOK_UPS_PER_HOUR = 300
HOUR = 60 * 60


def _render(page, request, template: str, status: int = 200, **context) -> HttpResponse:
    context = {"page": page, "self": page, "index_url": request.frame.url_of(page), **context}
    name = f"questions/{template}.html"
    return for_one_reader(TemplateResponse(request, name, context, status=status))


def ask(page, request) -> HttpResponse:
    """The form of a question to a commune; on the portal, the way to one."""
    return _take(page, request, _("Send a question"), "ask", QuestionForm)


def ask_information(page, request) -> HttpResponse:
    """The form of a request for information to a commune; on the portal, the way to one."""
    return _take(page, request, _("Ask for information"), "ask_information", InformationForm)


def _take(page, request, title: str, name: str, form_class: type[AskingForm]) -> HttpResponse:
    """A form of a commune, named as its route; what is sent with it is a question."""
    frame = request.frame
    if frame.is_portal:
        finder = CommuneFinderForm(request.GET, frame=frame)
        number = request.GET.get("page")
        choice = communes_to_ask(type(page), finder.value("q"), number, name)
        return _render(
            page,
            request,
            "choose_commune",
            crumb_title=title,
            form=finder,
            choice=choice,
            asks_information=form_class is InformationForm,
        )
    if is_closed_to(frame):
        raise PermissionDenied(_("This site is closed and takes no questions any more."))
    form = form_class(request.POST if request.method == "POST" else None, site=frame.site)
    # As the page of a village leads here: what is none of this commune chooses nothing.
    form.initial["village"] = request.GET.get("village", "")
    status = 200
    if form.is_bound and form.is_valid():
        if not is_over_limit(request, f"ask:{frame.site.pk}", ASKS_PER_HOUR, HOUR):
            question = Question.objects.receive_once(
                frame.site, form.contact(), consents=form.consents(), **form.values()
            )
            return for_one_reader(
                redirect(frame.url_of(page) + question_path("status", question.code))
            )
        status = 429
        form.add_error(
            None,
            _("Too many questions came from your network. Try again in an hour, or call us."),
        )
    return _render(
        page,
        request,
        name,
        status,
        crumb_title=title,
        form=form,
        rules=CommuneSettings.of_site(frame.site),
        law=information_rules(),
    )


def look_up(page, request) -> HttpResponse:
    """Where a code is typed; leads to its page."""
    form = LookUpForm(request.GET, frame=request.frame)
    if address := status_address(request, form.typed):
        return for_one_reader(redirect(address))
    if form.code:
        return for_one_reader(
            redirect(request.frame.url_of(page) + question_path("status", form.code))
        )
    if address := shortcut_address(request, form.typed):
        return for_one_reader(redirect(address))
    if notes := _notes_of_others(request.frame, form.typed):
        return _look_up_page(page, request, form.typed, "", notes=notes)
    error = _("A code looks like HD-7K3M-92QX. Check the letters.") if form.typed else ""
    return _look_up_page(page, request, form.typed, error)


def _notes_of_others(frame: Frame, typed: str) -> list[str]:
    """What other features say of a code of theirs that was typed here, with the way to it."""
    notes = (shortcut.note(frame, typed) for shortcut in search_shortcuts())
    return [note for note in notes if note] if typed else []


def _look_up_page(
    page, request, typed: str, error: str, status: int = 200, notes: Sequence[str] = ()
) -> HttpResponse:
    told = {"crumb_title": _("Follow a question"), "typed": typed, "code_error": error}
    return _render(page, request, "look_up", status, notes=notes, **told)


def _questions_in(frame: Frame):
    """The questions whose codes are understood here: a commune's own, all on the portal."""
    return Question.objects.all() if frame.is_portal else Question.objects.in_site(frame.site)


def _is_guessing(request) -> bool:
    """Counts a try of a code; True after too many from one network."""
    return is_over_limit(request, "question-code", LOOK_UPS_PER_HOUR, HOUR)


def status_address(request, typed: str) -> str:
    """Where the question behind a typed code is followed, "" where there is none here.

    Also for words that may be a code: nothing is counted or asked unless they can be one.
    """
    index_url = request.frame.navigation.section_url("QuestionIndexPage")
    if not index_url or not possible_codes(typed) or _is_guessing(request):
        return ""
    question = _questions_in(request.frame).meant_by(typed)
    return index_url + question_path("status", question.code) if question else ""


def _find(page, request, typed: str) -> Question | HttpResponse:
    """The question of a code here, or the answer to give instead."""
    frame = request.frame
    if _is_guessing(request):
        message = _("Too many codes were tried from your network. Try again in an hour.")
        return _look_up_page(page, request, typed[:60], message, 429)
    questions = _questions_in(frame).select_related(
        "topic", "published_page", "site__root_page", "information"
    )
    question = questions.meant_by(typed)
    if question is None:
        message = _("There is no question with this code here. Check each letter and digit.")
        return _look_up_page(page, request, typed[:60], message, 404)
    if frame.is_portal:
        return for_one_reader(redirect(question.status_url or frame.home_url))
    if question.code != typed:
        return for_one_reader(redirect(frame.url_of(page) + question_path("status", question.code)))
    return question


def show_status(page, request, code: str) -> HttpResponse:
    """How far a question has come, for whoever holds its code."""
    found = _find(page, request, code)
    if not isinstance(found, Question):
        return found
    return _show(page, request, found)


def _show(page, request, question: Question, form: ReplyForm | None = None) -> HttpResponse:
    if question.is_asked_back:
        form = form or ReplyForm()
    return _render(
        page,
        request,
        "status",
        crumb_title=question.code,
        question=question,
        steps=steps_of(question),
        form=form,
    )


def reply(page, request, code: str) -> HttpResponse:
    """Takes what the asker replies to the commune; sent twice it is one reply."""
    found = _find(page, request, code)
    if not isinstance(found, Question):
        return found
    if request.method == "POST" and found.is_asked_back:
        form = ReplyForm(request.POST)
        if not form.is_valid():
            return _show(page, request, found, form)
        with suppress(StepNotPossible):  # an officer was told it meanwhile, or has answered
            found.take_reply(form.cleaned_data["reply"])
    status = request.frame.url_of(page) + question_path("status", found.code)
    return for_one_reader(redirect(status))


def take_back(page, request, code: str) -> HttpResponse:
    """Takes one consent back, for whoever holds the code; the question stays."""
    found = _find(page, request, code)
    if not isinstance(found, Question):
        return found
    purpose = request.POST.get("purpose", "")
    if request.method == "POST" and purpose in Purpose.can_go_alone():
        with suppress(StepNotPossible):  # it is withdrawn already, with all consents
            found.take_back(purpose)
    status = request.frame.url_of(page) + question_path("status", found.code)
    return for_one_reader(redirect(status))


def withdraw(page, request, code: str) -> HttpResponse:
    """Asks once more, then takes the question back and erases the asker's data."""
    found = _find(page, request, code)
    if not isinstance(found, Question):
        return found
    status_url = request.frame.url_of(page) + question_path("status", found.code)
    if found.status == Status.WITHDRAWN:
        return for_one_reader(redirect(status_url))
    if request.method == "POST":
        with suppress(StepNotPossible):  # sent twice: it is withdrawn already
            found.withdraw()
        return for_one_reader(redirect(status_url))
    return _render(
        page,
        request,
        "withdraw",
        crumb_title=_("Withdraw the question"),
        question=found,
        status_url=status_url,
    )
