"""What the province sees of a commune's questions: numbers, never a word of what was asked."""

from collections import defaultdict
from datetime import timedelta
from statistics import median

from django.db.models import FloatField, Func, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from communes.questions.models import Kind, Question, QuestionIndexPage, QuestionPage, Status
from communes.questions.register import COUNTS
from portal.core.formatting import number
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, WaitingColumn, by_home

# Answers older than that say little of how a commune works today.
ANSWERED_WITHIN = timedelta(days=365)
# Days of the answer in the middle, and how many answers there were.
Speed = tuple[float, int]
# Requests for information that came, were met and refused.
Requests = tuple[int, int, int]


class DayNumber(Func):
    """A moment as a number of days. Counted in the database: of the answers of a province, Django
    would spend most of the report's time on making moments of texts."""

    output_field = FloatField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="julianday", **context)

    def as_postgresql(self, compiler, connection, **context):
        template = "(EXTRACT(EPOCH FROM %(expressions)s) / 86400)::float8"
        return self.as_sql(compiler, connection, template=template, **context)


class WaitingQuestions(WaitingColumn):
    """Open questions, and those that should have been answered by now."""

    name = "questions"
    title = _("Open questions")
    order = 30
    heads = (_("Open questions"), _("Overdue questions"))
    section = QuestionIndexPage
    none, some, late = _("None waits"), _("%(count)s waiting"), _("%(count)s overdue")

    def open_rows(self) -> QuerySet:
        return Question.objects.open()


class AnswerSpeed(OverviewColumn[Speed]):
    """The days from question to answer, of the answer in the middle, of the last year."""

    name = "speed"
    title = _("Days to answer")
    order = 40
    heads = (_("Days to answer (median, 12 months)"), _("Answers in 12 months"))
    section = QuestionIndexPage

    def read(self, homes: Homes) -> dict[str, Speed]:
        since = timezone.now() - ANSWERED_WITHIN
        answered = Question.objects.filter(answered_at__gte=since, status__in=Status.answered())
        took = DayNumber("answered_at") - DayNumber("asked_at")
        days: dict[str, list[float]] = defaultdict(list)
        for home, each in homes.rows(answered).values_list("home", took):
            days[home].append(each)
        return {home: (median(those), len(those)) for home, those in days.items()}

    def rank(self, found: Speed | None) -> float:
        return found[0] if found else -1

    def words(self, found: Speed | None) -> str:
        if found is None:
            return gettext("No answer in 12 months")
        days = round(found[0])
        if not days:
            return gettext("Within a day")
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": number(days)}

    def cells(self, found: Speed | None) -> tuple:
        return (round(found[0], 1), found[1]) if found else ("", 0)


class InformationRequests(OverviewColumn[Requests]):
    """The requests for information of this year: how many came, were met and refused."""

    name = "information"
    title = _("Requests for information")
    order = 80
    heads = (
        _("Requests for information this year"),
        _("Information given"),
        _("Requests refused"),
    )

    def read(self, homes: Homes) -> dict[str, Requests]:
        year = timezone.localdate().year
        asked = Question.objects.filter(kind=Kind.INFORMATION, asked_at__year=year)
        found = by_home(homes.rows(asked), **COUNTS)
        return {home: (row["came"], row["given"], row["refused"]) for home, row in found.items()}

    def rank(self, found: Requests | None) -> int:
        return found[0] if found else 0

    def words(self, found: Requests | None) -> str:
        if not found:
            return gettext("None this year")
        came, given, refused = map(number, found)
        return gettext("%(came)s came, %(given)s met, %(refused)s refused") % {
            "came": came,
            "given": given,
            "refused": refused,
        }

    def cells(self, found: Requests | None) -> tuple:
        return found or (0, 0, 0)


def _has_answers(homes: Homes) -> QuerySet:
    return homes.pages(QuestionPage)


def _incoming(desk, place) -> str:
    """The list of incoming questions, for who answers them."""
    policy = policy_registry.get_by_type(Question)
    answers = policy.user_has_any_permission_for_instance(desk.user, ["change"], place.site)
    return reverse("questions:index") if answers else ""


COLUMNS = (WaitingQuestions(), AnswerSpeed(), InformationRequests())
ITEMS = (
    CompletenessItem(
        name="answer",
        label=_("A published question with its answer"),
        why=_("One answer that all can read saves many people the same way."),
        order=30,
        having=_has_answers,
        mend=_incoming,
    ),
)
