"""A request under the law on access to information: a question with a clock of its own.

What of it tells who asked stands in `QuestionContact`; this row stays for the yearly report.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.information import Clock, Ground, Handling, Way, information_rules
from communes.models import CommuneSettings
from communes.questions.choices import Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.hints import Host, Text
from portal.core.workdays import add_working_days


class Asker(models.TextChoices):
    """By which form of the decree somebody asks."""

    PERSON = "person", _("For myself (form 01a)")
    BODY = "body", _("For an organisation or enterprise (form 01b)")


class Channel(models.TextChoices):
    """How a request came in."""

    ONLINE = "online", _("On the site")
    COUNTER = "counter", _("At the counter, on the form")
    POST = "post", _("By post")
    MAIL = "mail", _("By e-mail")
    FAX = "fax", _("By fax")

    @classmethod
    def entered(cls) -> list[tuple[str, Text]]:
        """Those that an officer enters, with their labels."""
        return [one for one in cls.choices if one[0] != cls.ONLINE]


class InformationRequest(models.Model):
    """How information is asked for, and how it is dealt with; no personal data but `purpose`."""

    wagtail_reference_index_ignore = True
    never_shown = "Only on the page behind the code, which is never kept."

    question = models.OneToOneField(
        "questions.Question",
        verbose_name=_("request"),
        on_delete=models.CASCADE,
        related_name="information",
    )
    channel = models.CharField(
        _("how it came"), max_length=8, choices=Channel.choices, default=Channel.ONLINE
    )
    asker = models.CharField(
        _("who asks"), max_length=8, choices=Asker.choices, default=Asker.PERSON
    )
    way = models.CharField(_("how to get it"), max_length=8, choices=Way.choices)
    # In the asker's words; goes with the contact.
    purpose = models.CharField(_("what it is for"), max_length=500, blank=True)
    handling = models.CharField(
        _("how much work it is"), max_length=8, choices=Handling.choices, blank=True
    )
    fee = models.PositiveIntegerField(_("cost in đồng"), null=True, blank=True)
    extended_at = models.DateTimeField(_("extended at"), null=True, blank=True)
    ground = models.CharField(_("why it is refused"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("request for information")
        verbose_name_plural = _("requests for information")

    def __str__(self):
        return f"information {self.pk}"

    @property
    def clock(self) -> Clock:
        return information_rules().clock_of(self.way)

    @property
    def refusal(self) -> Ground | None:
        """Why it was refused, by the law; None where it wasn't."""
        return information_rules().ground_of(self.ground)

    @property
    def notice_on(self) -> date | None:
        """Until when the asker has to know how long it takes; None once that is told."""
        if self.handling or not self.clock.notice:
            return None
        return add_working_days(timezone.localdate(self.question.asked_at), self.clock.notice)

    def last_day(self, asked_on: date, stopped: int = 0) -> date:
        """The law's last day, with working days on which it waited for its asker."""
        day = add_working_days(asked_on, self.clock.term(self.handling) + stopped)
        return self.clock.extended(day) if self.extended_at else day


class InformationSteps(Host):
    """The steps that only requests for information have. `by` is the officer."""

    due_on: Any
    site: Any
    last_day: Any

    @cached_property
    def information_or_none(self) -> InformationRequest | None:
        """What makes it a request for information; None for a question. No SQL for that."""
        if not self.asks_information:
            return None
        try:
            return self.information
        except ObjectDoesNotExist:
            return None

    @property
    def can_be_extended(self) -> bool:
        request = self.information_or_none
        return bool(request and self.is_running and not request.extended_at)

    def settle(
        self, handling: str, fee: int | None, note: str, *, by=None, at: datetime | None = None
    ) -> None:
        """Tells how much work it is, with the last day of that, and what it costs."""
        with transaction.atomic():
            request = self._start_information_step()
            request.handling, request.fee = handling, fee
            request.save(update_fields=["handling", "fee"])
            self.set_last_day()
            self._finish_step(self._stood, note, by, at, told=Status.SETTLED)

    def extend(self, reason: str, *, by=None, at: datetime | None = None) -> None:
        """Takes the law's longer time, once."""
        with transaction.atomic():
            request = self._start_information_step()
            if request.extended_at:
                raise StepNotPossible(
                    gettext("It was given more time already: that can be done once.")
                )
            if self.due_on < timezone.localdate(at):
                raise StepNotPossible(
                    gettext("Its last day is over: a longer time has to be told before.")
                )
            request.extended_at = at or timezone.now()
            request.save(update_fields=["extended_at"])
            self.set_last_day()
            self._finish_step(self._stood, reason, by, at, told=Status.EXTENDED)

    def refuse(self, ground: str, reason: str, *, by=None, at: datetime | None = None) -> None:
        """Turns it down for a reason of the law, which the asker reads with the officer's."""
        with transaction.atomic():
            request = self.information
            request.ground = ground
            request.save(update_fields=["ground"])
            self.reject(reason, by=by, at=at)

    def set_last_day(self) -> None:
        """As the clock says now; the contact is kept from there on."""
        self.due_on = self.last_day(CommuneSettings.of_site(self.site))
        self.save(update_fields=["due_on"])
        self.keep_contact_from(self.due_on)

    def forget_purpose(self) -> None:
        """What the asker wrote beside the request goes."""
        if request := self.information_or_none:
            request.purpose = ""
            request.save(update_fields=["purpose"])

    def forget_ground(self) -> None:
        """It is not refused any more."""
        if request := self.information_or_none:
            request.ground = ""
            request.save(update_fields=["ground"])

    def _start_information_step(self) -> InformationRequest:
        """Locks question and request, as they stand now."""
        self._start_step(Status.running())
        request = InformationRequest.objects.select_for_update().get(question_id=self.pk)
        request.question = self
        self.__dict__["information_or_none"] = request
        return request
