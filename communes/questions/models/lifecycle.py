"""A question's way from its asker to an answer. Each step is one transaction and one event."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from communes.models import CommuneSettings
from communes.questions.choices import CONSENTS, Office, Purpose, Status
from communes.questions.models.pages import QuestionPage
from communes.questions.public_words import hits_in, values_of, why_withheld
from portal.core.hints import Host
from portal.core.sections import section_in
from portal.core.steps import StepNotPossible
from portal.core.workdays import add_months, working_days_between
from portal.privacy.consents import newest_text
from portal.privacy.erasing import erase_page
from portal.privacy.models import DataRequest

# Once for a question whose asker can still be reached: it was closed, answered or not.
closed = Signal()
# Within these days what was turned down can be opened again.
REOPEN_DAYS = 7
# Of the officers' log: who took a published answer down, and when.
TAKEN_DOWN = "questions.take_down"
OFFICE_FIELDS = ("office_name", "office_address", "office_phone", "office_url")
ANSWER_FIELDS = ("answer", "answered_post", "subject", "public_text", "topic")


class Lifecycle(Host):
    """The steps of `Question`. `by` is the officer, None for the asker or the system."""

    # Fields of `Question` that the steps set.
    status: Any
    village: Any
    may_publish: Any
    answered_at: Any
    answered_by: Any
    published_page: Any
    published_page_id: Any
    consents: Any
    due_on: Any
    last_day: Any
    forget_purpose: Any
    forget_ground: Any
    # Where it stood when its row was locked.
    _stood: str

    def assign(self, post: str, to=None, *, by=None, at: datetime | None = None) -> None:
        """Gives the question to a post, and to a person where one is named."""
        with transaction.atomic():
            stood = self._start_step(Status.open())
            self.assigned_post, self.assigned_to = post, to
            # Whoever waits for the asker goes on waiting.
            status = Status.ASKED if stood == Status.ASKED else Status.ASSIGNED
            changed = ("assigned_post", "assigned_to")
            self._finish_step(status, post, by, at, *changed, told=Status.ASSIGNED)

    def save_draft(self) -> None:
        """Keeps what an officer wrote so far; the asker sees none of it."""
        with transaction.atomic():
            self._start_step(Status.open())
            self.save(update_fields=ANSWER_FIELDS)

    def answer_privately(self, *, by=None, at: datetime | None = None) -> None:
        """Gives `answer` to the asker alone, on the page behind the code."""
        with transaction.atomic():
            self._start_step((*Status.open(), Status.ANSWERED, Status.TRANSFERRED))
            self._answer(Status.ANSWERED, by, at)

    def publish(self, *, by=None, at: datetime | None = None) -> None:
        """Answers and puts the question in the commune's list; repeated, it mends the page.

        Raises StepNotPossible where it would tell who asked.
        """
        if not self.may_publish:
            raise StepNotPossible(_("The asker did not allow publishing. Answer privately."))
        with transaction.atomic():
            self._start_step(Status.answerable())
            self._set_answered(by, at)
            self.published_page = self._publish_page(by)
            self._answer(Status.PUBLISHED, by, at)

    def take_down(self, *, by=None, at: datetime | None = None) -> None:
        """Takes the published answer from everyone at once; the asker keeps it behind the code.

        Nothing of the page is left, but its words are the next draft (`erase_page`).
        """
        with transaction.atomic():
            self._start_step((Status.PUBLISHED,))
            if page := self.published_page:
                self.subject, self.public_text = page.title, page.question_public
                self.answer, self.answered_post = page.answer, page.answered_by
                erase_page(page, self.code)
            self.published_page = None
            self.__dict__.pop("live_page", None)
            with translation.override(settings.LANGUAGE_CODE):
                note = gettext("Taken off the public page; you still read it here.")
            self._finish_step(Status.ANSWERED, note, by, at, *ANSWER_FIELDS, "published_page")
            log(instance=self, action=TAKEN_DOWN, user=by)

    def transfer(
        self, note: str, office: Office | None = None, *, by=None, at: datetime | None = None
    ) -> None:
        """Says who else deals with it."""
        with transaction.atomic():
            self._start_step(Status.open())
            for name, value in asdict(office or Office("")).items():
                setattr(self, f"office_{name}", value)
            self._close(Status.TRANSFERRED, note, by, at, *OFFICE_FIELDS)

    def reject(self, reason: str, *, by=None, at: datetime | None = None) -> None:
        """Turns the question down, with the reason."""
        with transaction.atomic():
            self._start_step(Status.open())
            self._close(Status.REJECTED, reason, by, at)

    @property
    def can_reopen(self) -> bool:
        """Whether it was turned down so lately that this can be undone."""
        if self.status != Status.REJECTED:
            return False
        turned_down = self.events.filter(status=Status.REJECTED).last()
        since = timezone.now() - timedelta(days=REOPEN_DAYS)
        return bool(turned_down and turned_down.at > since)

    def reopen(self, *, by=None, at: datetime | None = None) -> None:
        """Takes back that it was turned down; its time has gone on meanwhile."""
        with transaction.atomic():
            self._start_step((Status.REJECTED,))
            self.status = Status.REJECTED
            if not self.can_reopen:
                raise StepNotPossible(
                    _("It was turned down more than %(days)s days ago: that stays.")
                    % {"days": REOPEN_DAYS}
                )
            status = Status.ASSIGNED if self.assigned_post else Status.RECEIVED
            self._finish_step(status, "", by, at)
            self.forget_ground()
            self.keep_contact_from(self.due_on)

    def agree(
        self,
        given: Mapping[str, str],
        *,
        at: datetime | None = None,
        language: str = settings.LANGUAGE_CODE,
    ) -> None:
        """Keeps what the asker agreed to, and takes back what is not among it.

        `given` has by its purpose the version of the text that was ticked ("": the newest).
        """
        at = at or timezone.now()
        holding = {consent.purpose: consent for consent in self.consents.holding()}
        for purpose in Purpose.values:
            if purpose in given and purpose not in holding:
                version = given[purpose] or newest_text(CONSENTS, purpose).version
                self.consents.create(
                    purpose=purpose, version=version, language=language, given_at=at
                )
            elif purpose in holding and purpose not in given:
                self._take_back(holding[purpose], at)
        self.may_publish = Purpose.PUBLISH in given
        self.save(update_fields=["may_publish"])

    def agrees_to(self, purpose: str) -> bool:
        """Whether a consent was given and holds."""
        return self.consents.holding().filter(purpose=purpose).exists()

    def take_back(self, purpose: str, *, by=None, at: datetime | None = None) -> None:
        """Takes one consent back, with what rests on it: the published page, or all of it."""
        if purpose in Purpose.needed():
            self.withdraw(by=by, at=at)
            return
        with transaction.atomic():
            self._start_step(tuple(s for s in Status if s != Status.WITHDRAWN))
            for consent in self.consents.holding().filter(purpose=purpose):
                self._take_back(consent, at or timezone.now())
            if purpose == Purpose.PUBLISH:
                self._take_page_down(by, at)

    @staticmethod
    def _take_back(consent, at: datetime) -> None:
        consent.withdrawn_at = at
        consent.save(update_fields=["withdrawn_at"])

    def _take_page_down(self, by, at: datetime | None) -> None:
        """What was published is an answer to the asker alone from now on."""
        was_published = self.status == Status.PUBLISHED or self.published_page
        if page := self.published_page:
            erase_page(page, self.code)
        self.published_page, self.may_publish = None, False
        self.subject = self.public_text = ""
        self.__dict__.pop("live_page", None)
        changed = ("published_page", "may_publish", "subject", "public_text")
        if was_published:
            note = str(_("The asker no longer agrees to publishing."))
            self._finish_step(Status.ANSWERED, note, by, at, *changed)
        else:
            self.save(update_fields=changed)

    def withdraw(self, *, by=None, at: datetime | None = None) -> None:
        """The asker takes it back: contact, words, notes and published page are gone."""
        with transaction.atomic():
            self._start_step(tuple(s for s in Status if s != Status.WITHDRAWN))
            if contact := self.contact_or_none:
                contact.delete()
            self.__dict__.pop("contact_or_none", None)
            if page := self.published_page:
                erase_page(page, self.code)
            for consent in self.consents.holding():
                self._take_back(consent, at or timezone.now())
            self.text = self.subject = self.public_text = self.answer = ""
            for name in OFFICE_FIELDS:
                setattr(self, name, "")
            self.village = self.published_page = None
            self.may_publish = False
            self.events.update(note="")
            self.forget_purpose()
            DataRequest.objects.about("question", self.code).forget()
            erased = ("text", "subject", "public_text", "answer", "village", "published_page")
            self._finish_step(Status.WITHDRAWN, "", by, at, *erased, *OFFICE_FIELDS, "may_publish")

    def _start_step(self, allowed: tuple[Status, ...]) -> str:
        """Locks the row; two officers (or the asker) may act at the same time.

        Gives where the question stood.
        """
        status = (
            type(self).objects.select_for_update().values_list("status", flat=True).get(pk=self.pk)
        )
        if status not in allowed:
            raise StepNotPossible(
                _("This question is now “%(status)s”: this step is no longer possible.")
                % {"status": Status(status).label}
            )
        self._stood = status
        return status

    def _finish_step(
        self,
        status: Status,
        note: str,
        by,
        at: datetime | None,
        *changed: str,
        told: Status | None = None,
    ) -> None:
        """Saves what this step changed, and nothing that was read before the lock.

        `told` is what the timeline says where that is not where the question stands now.
        """
        self.status = status
        self.events.create(at=at or timezone.now(), status=told or status, note=note, by=by)
        if self._stood == Status.ASKED and status != Status.ASKED:
            self.due_on = self.last_day(CommuneSettings.of_site(self.site))
            changed = (*changed, "due_on")
        self.save(update_fields=("status", *changed))

    def _set_answered(self, by, at: datetime | None) -> None:
        if not self.answered_at:
            self.answered_at = at or timezone.now()
        self.answered_by = by or self.answered_by

    def _answer(self, status: Status, by, at: datetime | None) -> None:
        self._set_answered(by, at)
        answered = ("answered_at", "answered_by", "published_page")
        self._close(status, self.answered_post, by, at, *ANSWER_FIELDS, *answered)

    def _close(self, status: Status, note: str, by, at: datetime | None, *changed: str) -> None:
        """Ends the wait: the time to keep the contact starts, and `closed` is told once."""
        had_answer = self.events.filter(status__in=Status.answered()).exists()
        self._finish_step(status, note, by, at, *changed)
        self.keep_contact_from(timezone.localdate(at or timezone.now()))
        if self.contact_or_none and not had_answer:
            closed.send(sender=type(self), question=self)

    def keep_contact_from(self, day: date) -> None:
        """Starts the time to keep the asker's contact, where it is not erased yet."""
        if contact := self.contact_or_none:
            months = CommuneSettings.of_site(self.site).retention_months
            contact.purge_after = add_months(day, months)
            contact.save(update_fields=["purge_after"])

    def public_page(self, by=None) -> QuestionPage:
        """The page as readers would have it now; nothing is saved."""
        page = QuestionPage.objects.filter(pk=self.published_page_id).first() or QuestionPage(
            asked_at=self.asked_at, is_sample=self.is_sample, owner=by
        )
        page.title = self.subject
        page.question_public = self.public_text
        page.topic = self.topic
        if self.contact_or_none:  # erased ones leave what was published
            page.asker_display = self.contact_or_none.initials
        page.village_label = str(self.village) if self.village else ""
        page.answer = self.answer
        page.answered_by = self.answered_post
        page.answered_at = self.answered_at or timezone.now()
        page.working_days = working_days_between(
            timezone.localdate(self.asked_at), timezone.localdate(page.answered_at)
        )
        return page

    def _publish_page(self, by) -> QuestionPage:
        page = self.public_page(by)
        if why := why_withheld(hits_in(values_of(page), self)):
            raise StepNotPossible(why)
        if page.pk is None:
            index = section_in(self.site, "questions.QuestionIndexPage")
            if index is None:
                raise StepNotPossible(_("This site has no page “Questions and answers”."))
            page.locale = index.locale
            index.add_child(instance=page)
        page.save_revision(user=by).publish(user=by)
        return page
