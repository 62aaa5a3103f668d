"""The register of requests for information, for the yearly report: no word of who asked.

By the law each request is written into a book (Article 26), and the report tells how many came,
were met, refused and why (Decree 13/2018/NĐ-CP, Article 12).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from communes.information import information_rules
from communes.questions.choices import Kind, Status
from communes.questions.models import Question
from portal.core.workdays import working_days_between

# Years before that are no years of this product: a wrong address is no error.
FIRST_YEAR = 2018


@dataclass(frozen=True)
class Line:
    """A request as the register has it. `days`: working days it took, None while it is open."""

    question: Question
    ended_on: date | None
    days: int | None

    @property
    def outcome(self) -> str:
        """What became of it, by the law where it was refused."""
        request = self.question.information_or_none
        label = str(self.question.get_status_display())
        if self.question.status == Status.REJECTED and request and request.refusal:
            refused = _("Refused")
            return f"{refused}: {request.refusal.basis}"
        return label

    @property
    def is_late(self) -> bool:
        """Whether it ended, or still waits, after its last day."""
        return (self.ended_on or timezone.localdate()) > self.question.due_on


def requests_of(questions: QuerySet[Question], year: int) -> QuerySet[Question]:
    """The requests among some questions that came in a year, in the order in which they came."""
    found = questions.filter(kind=Kind.INFORMATION, asked_at__year=year)
    return found.select_related("site", "information").order_by("asked_at", "pk")


def lines_of(questions: Iterable[Question]) -> list[Line]:
    """Their lines; they have their `information` and their events."""
    return [_line(question) for question in questions]


def _line(question: Question) -> Line:
    if question.is_open:
        return Line(question, None, None)
    closing = (*Status.answered(), Status.REJECTED, Status.TRANSFERRED, Status.WITHDRAWN)
    # An answer ends it once: taking its page down, or mending it, is no second end.
    ends = [event.at for event in question.events.all() if event.status in closing]
    at = question.answered_at or (ends[-1] if ends else question.asked_at)
    ended, came = timezone.localdate(at), timezone.localdate(question.asked_at)
    return Line(question, ended, working_days_between(came, ended))


def years_of(questions: QuerySet[Question]) -> list[int]:
    """The years in which requests came, the newest first, this one among them."""
    found = questions.filter(kind=Kind.INFORMATION).order_by().dates("asked_at", "year")
    return sorted({day.year for day in found} | {timezone.localdate().year}, reverse=True)


def read_year(typed: str | None) -> int:
    """The year that an address names, this one where it names none that can be."""
    this = timezone.localdate().year
    if typed and typed.isascii() and typed.isdigit() and len(typed) == 4:
        return int(typed) if FIRST_YEAR <= int(typed) <= this else this
    return this


def sums_of(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """What the yearly report counts of the lines of a year, with names to read."""
    lines = list(lines)
    status = [line.question.status for line in lines]
    sums = [
        (_("Requests that came"), len(lines)),
        (_("Information given"), sum(one in Status.answered() for one in status)),
        (_("Passed on"), status.count(Status.TRANSFERRED)),
        (_("Refused"), status.count(Status.REJECTED)),
        (_("Withdrawn"), status.count(Status.WITHDRAWN)),
        (_("Still open"), sum(line.question.is_open for line in lines)),
        (_("After the last day"), sum(line.is_late for line in lines)),
    ]
    asked = [line.question.information_or_none for line in lines]
    for ground in information_rules().ground:
        count = sum(one.ground == ground.key for one in asked if one)
        if count:
            refused = _("Refused")
            sums.append((f"{refused}: {ground.label}", count))
    return sums


# What the province counts of a commune's requests of a year.
COUNTS = {
    "came": Count("pk"),
    "given": Count("pk", filter=Q(status__in=Status.answered())),
    "refused": Count("pk", filter=Q(status=Status.REJECTED)),
}
