"""The doors to incoming questions and their contacts."""

from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Site

from communes.models import CommuneSettings
from communes.questions.codes import possible_codes
from portal.core.workdays import add_months, add_working_days


def rules_of(site: Site) -> CommuneSettings:
    """What a commune decided on deadlines and retention, or the defaults."""
    return CommuneSettings.objects.filter(site=site).first() or CommuneSettings(site=site)


class QuestionQuerySet(models.QuerySet):
    """Incoming questions. Always start from `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "QuestionQuerySet":
        return self.filter(site=site)

    def meant_by(self, typed: str) -> models.Model | None:
        """The question whose code was typed, however the keyboard spelt it; None if none."""
        codes = possible_codes(typed)
        if not codes:
            return None
        found = {question.code: question for question in self.filter(code__in=codes)}
        return next((found[code] for code in codes if code in found), None)

    def open(self) -> "QuestionQuerySet":
        """Those the commune still owes an answer."""
        from communes.questions.models import Status

        return self.filter(status__in=Status.open())

    def overdue(self, today: date | None = None) -> "QuestionQuerySet":
        return self.open().filter(due_on__lt=today or timezone.localdate())

    @transaction.atomic
    def receive(self, site: Site, contact: dict, *, at: datetime | None = None, **values):
        """Takes in a question: its deadline, its contact and the first step of its way.

        `values` are fields of the question (text, topic, village, may_publish);
        `contact` those of its `QuestionContact`.
        """
        from communes.questions.models import QuestionContact, Status

        at = at or timezone.now()
        rules = rules_of(site)
        due_on = add_working_days(timezone.localdate(at), rules.sla_answer_working_days)
        question = self.create(site=site, asked_at=at, due_on=due_on, **values)
        QuestionContact.objects.create(
            question=question,
            consent_at=at,
            purge_after=add_months(due_on, rules.retention_months),
            **contact,
        )
        question.events.create(at=at, status=Status.RECEIVED)
        return question


class ContactQuerySet(models.QuerySet):
    """Askers' contacts."""

    def due(self, today: date | None = None) -> "ContactQuerySet":
        """Those kept long enough."""
        return self.filter(purge_after__lt=today or timezone.localdate())
