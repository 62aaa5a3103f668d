"""A question's way in the asker's words: what was done, what is on, what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from communes.questions.choices import Status
from communes.questions.models.incoming import Question
from portal.core.formatting import long_date


@dataclass(frozen=True)
class Step:
    """A step of the timeline; `kind` is its class in the design: ok, now or next."""

    kind: str
    title: str
    note: str = ""
    at: datetime | None = None


def _title(status: str, before: str = "") -> str:
    if before == Status.REJECTED and status in Status.open():
        return _("The commune looks at it again")
    return {
        Status.RECEIVED: _("The commune has your question"),
        Status.ASSIGNED: _("An officer is on it"),
        Status.ASKED: _("The commune asks you something"),
        Status.REPLIED: _("You replied"),
        Status.ANSWERED: _("The commune answered"),
        Status.PUBLISHED: _("The commune answered and published it"),
        Status.TRANSFERRED: _("Passed on to whom it concerns"),
        Status.REJECTED: _("The commune can’t answer this question"),
        Status.WITHDRAWN: _("You withdrew the question"),
        Status.SETTLED: _("The commune says when and at what cost you get it"),
        Status.EXTENDED: _("The commune needs more time"),
    }[Status(status)]


def steps_of(question: Question) -> list[Step]:
    """The steps so far, the last one marked while the question is open, and the next ones."""
    events = list(question.events.all())
    steps, before = [], ""
    for place, event in enumerate(events, start=1):
        is_now = question.is_open and place == len(events)
        title = _title(event.status, before)
        steps.append(Step("now" if is_now else "ok", title, event.note, event.at))
        before = event.status
    if question.status == Status.RECEIVED:
        steps.append(Step("next", _("Given to an officer")))
    if question.is_asked_back:
        steps.append(Step("next", _("Answer"), _("The days go on once you have replied.")))
    elif question.is_open:
        before = _("Before %(date)s") % {"date": long_date(question.due_on)}
        steps.append(Step("next", _("Answer"), before))
    return steps
