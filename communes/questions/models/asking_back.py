"""Asking the asker: the commune's time stands still until they reply."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone, translation
from django.utils.translation import gettext

from communes.models import CommuneSettings
from communes.questions.choices import Status
from portal.core.hints import Host
from portal.core.workdays import add_working_days, working_days_between

if TYPE_CHECKING:
    from communes.questions.models import QuestionEvent

# The asker has to do something.
asked_back = Signal()


class AskingBack(Host):
    """The steps of `Question` between officer and asker. What was replied is their words, too:
    it stands in `text`, and with it every rule for what an asker wrote holds."""

    text: Any
    status: Any
    events: Any
    asked_at: Any
    information_or_none: Any

    def ask_back(self, question: str, *, by=None, at: datetime | None = None) -> None:
        """Asks the asker something, who reads it behind the code."""
        with transaction.atomic():
            self._start_step(Status.running())
            self._finish_step(Status.ASKED, question, by, at)
            asked_back.send(sender=type(self), question=self)

    def take_reply(self, reply: str, *, by=None, at: datetime | None = None) -> None:
        """Takes what the asker replied: the time that is left runs on.

        `by` is the officer who was told it, by phone or at the counter.
        """
        with transaction.atomic():
            self._start_step((Status.ASKED,))
            # As it stands now: the asker's words are changed by nobody else.
            self.text = type(self).objects.values_list("text", flat=True).get(pk=self.pk)
            with translation.override(settings.LANGUAGE_CODE):
                label = gettext("Added when the commune asked back:")
            self.text = f"{self.text}\n\n{label}\n{reply}"
            self._finish_step(Status.REPLIED, "", by, at, "text")
            self.keep_contact_from(self.due_on)

    def last_day(self, rules: CommuneSettings) -> date:
        """The day before which it is to be answered: days used before asking back count."""
        stopped, asked_on = stopped_days(self.events.all()), timezone.localdate(self.asked_at)
        if request := self.information_or_none:
            return request.last_day(asked_on, stopped)
        return add_working_days(asked_on, rules.sla_answer_working_days + stopped)

    @property
    def question_back(self) -> str:
        """What the asker is asked now, "" where nothing is."""
        if self.status != Status.ASKED:
            return ""
        asked = self.events.filter(status=Status.ASKED).last()
        return asked.note if asked else ""


def stopped_days(events: Iterable["QuestionEvent"]) -> int:
    """The working days on which a question waited for its asker, by its way so far.

    It waits from being asked back until anything but an officer's name is told.
    """
    days, since = 0, None
    for event in events:
        day = timezone.localdate(event.at)
        if event.status == Status.ASKED:
            since = since or day
        elif since and event.status != Status.ASSIGNED:
            days += working_days_between(since, day)
            since = None
    return days
