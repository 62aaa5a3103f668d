"""The doors to incoming questions and their contacts."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Site

from communes.models import CommuneSettings
from communes.questions.choices import Kind, Purpose, Status
from communes.questions.codes import possible_codes
from portal.core.typed.characters import without_width
from portal.core.workdays import add_months, add_working_days

if TYPE_CHECKING:
    from communes.questions.models import Question

# Of a question that has just come in.
received = Signal()
# Whoever sends the same words again after that asks anew.
SENT_AGAIN_WITHIN = timedelta(hours=12)
# How near the last day of a question is a matter for the desk.
SOON_DAYS = 3
WAYS = ("phone", "email")
# By its purpose the version of the text that was ticked.
Consents = Mapping[str, str]
NEEDED: Consents = {Purpose.ANSWER: ""}
# Of those that are judged: answered on their last day or before.
IN_TIME = Q(answered_at__date__lte=F("due_on"))


class QuestionQuerySet(models.QuerySet["Question"]):
    """Incoming questions. Always start from `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "QuestionQuerySet":
        return self.filter(site=site)

    def meant_by(self, typed: str) -> "Question | None":
        """The question whose code was typed, however the keyboard spelt it; None if none."""
        codes = possible_codes(typed)
        if not codes:
            return None
        found = {question.code: question for question in self.filter(code__in=codes)}
        return next((found[code] for code in codes if code in found), None)

    def open(self) -> "QuestionQuerySet":
        """Those the commune still owes an answer."""
        return self.filter(status__in=Status.open())

    def running(self) -> "QuestionQuerySet":
        """The open ones whose time goes on: none that waits for its asker."""
        return self.filter(status__in=Status.running())

    def overdue(self, today: date | None = None) -> "QuestionQuerySet":
        return self.running().filter(due_on__lt=today or timezone.localdate())

    @staticmethod
    def due_soon(today: date | None = None) -> Q:
        """Those whose last day comes within `SOON_DAYS`, today among them."""
        today = today or timezone.localdate()
        return Q(due_on__range=(today, today + timedelta(days=SOON_DAYS)))

    def judged(self, today: date | None = None) -> "QuestionQuerySet":
        """Those that tell how the commune keeps its word: answered, or overdue."""
        answered = Q(status__in=Status.answered(), answered_at__isnull=False)
        late = Q(status__in=Status.running(), due_on__lt=today or timezone.localdate())
        return self.filter(answered | late)

    @transaction.atomic
    def count_again(self) -> None:
        """Sets running deadlines anew, after working days have changed."""
        rules: dict[int, CommuneSettings] = {}
        running = self.running().select_related("site", "information")
        for question in running.prefetch_related("events"):
            if question.site_id not in rules:
                rules[question.site_id] = CommuneSettings.of_site(question.site)
            due_on = question.last_day(rules[question.site_id])
            if due_on != question.due_on:
                question.due_on = due_on
                question.save(update_fields=["due_on"])

    @transaction.atomic
    def receive(
        self,
        site: Site,
        contact: dict,
        *,
        consents: Consents = NEEDED,
        at: datetime | None = None,
        information: dict | None = None,
        **values,
    ):
        """Takes in a question: its deadline, its contact and the first step of its way.

        `values` are fields of the question (text, topic, village); `contact` those of its
        `QuestionContact`; `consents` has by its purpose the version of the text that was ticked
        ("": the newest). With `information`, fields of `InformationRequest`, it is a request for
        information, and has the law's time.
        """
        at = at or timezone.now()
        rules, day = CommuneSettings.of_site(site), timezone.localdate(at)
        if information is None:
            due_on = add_working_days(day, rules.sla_answer_working_days)
        else:
            asked: Any = self.model._meta.get_field("information").related_model
            request = asked(**information)
            due_on = request.last_day(day)
            values["kind"] = Kind.INFORMATION
        question = self.create(site=site, asked_at=at, due_on=due_on, **values)
        if information is not None:
            request.question = question
            request.save()
        contacts: Any = self.model._meta.get_field("contact").related_model
        contacts.objects.create(
            question=question,
            purge_after=add_months(due_on, rules.retention_months),
            **contact,
        )
        question.agree(consents, at=at, language=get_language() or settings.LANGUAGE_CODE)
        question.events.create(at=at, status=Status.RECEIVED)
        received.send(sender=self.model, question=question)
        return question

    @transaction.atomic
    def receive_once(
        self,
        site: Site,
        contact: dict,
        *,
        consents: Consents = NEEDED,
        information: dict | None = None,
        **values,
    ):
        """As `receive`; sent a second time (back and send, a double click) it is the same one.

        What was corrected meanwhile counts, while nobody has begun to work on it.
        """
        # One at a time for each commune: two processes don't see each other's new rows.
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        now = timezone.now()
        kind = Kind.QUESTION if information is None else Kind.INFORMATION
        sent = self.filter(kind=kind)._sent_before(site, contact, values["text"], now)
        if sent is None:
            return self.receive(
                site, contact, consents=consents, at=now, information=information, **values
            )
        if sent.is_untouched:
            _correct(sent, values)
            if information is not None:
                _correct(sent.information, information)
                sent.set_last_day()
            sent.agree(consents, at=now, language=get_language() or settings.LANGUAGE_CODE)
            # What was left out this time still holds.
            _correct(sent.contact, {name: told for name, told in contact.items() if told})
        return sent

    def _sent_before(self, site: Site, contact: dict, text: str, at: datetime):
        """The question that the same person has just sent in the same words, if there is one."""
        ways = [Q(**{f"contact__{way}__iexact": contact[way]}) for way in WAYS if contact.get(way)]
        if not ways:
            return None
        recent = self.in_site(site).filter(
            reduce(or_, ways), asked_at__gt=at - SENT_AGAIN_WITHIN, asked_at__lte=at
        )
        words = _words(text)
        return next((question for question in recent if _words(question.text) == words), None)


def _correct(row: models.Model, values: dict) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _words(text: str) -> list[str]:
    """The words of a text, however its letters are composed and whatever stands between them."""
    return without_width(unicodedata.normalize("NFC", text)).casefold().split()


class ContactQuerySet(models.QuerySet):
    """Askers' contacts."""

    def due(self, today: date | None = None) -> "ContactQuerySet":
        """Those kept long enough."""
        return self.filter(purge_after__lt=today or timezone.localdate())
