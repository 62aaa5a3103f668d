"""A question's way from its asker to an answer. Each step is one transaction and one event."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from communes.models import CommuneSettings
from communes.questions.choices import Status
from communes.questions.erasing import erase_page
from communes.questions.models.pages import QuestionPage
from communes.questions.public_words import hits_in, values_of, why_withheld
from portal.core.hints import Host
from portal.core.sections import section_in
from portal.core.workdays import add_months, working_days_between

# Once for a question whose asker can still be reached: it was closed, answered or not.
closed = Signal()
# Of the officers' log: who took a published answer down, and when.
TAKEN_DOWN = "questions.take_down"
ANSWER_FIELDS = ("answer", "answered_post", "subject", "public_text", "topic")


class StepNotPossible(Exception):
    """The question is no longer where this step starts; the message says why."""


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

    def assign(self, post: str, to=None, *, by=None, at: datetime | None = None) -> None:
        """Gives the question to a post, and to a person where one is named."""
        with transaction.atomic():
            self._start_step(Status.open())
            self.assigned_post, self.assigned_to = post, to
            self._finish_step(Status.ASSIGNED, post, by, at, "assigned_post", "assigned_to")

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

    def transfer(self, note: str, *, by=None, at: datetime | None = None) -> None:
        """Says who else deals with it."""
        with transaction.atomic():
            self._start_step(Status.open())
            self._close(Status.TRANSFERRED, note, by, at)

    def reject(self, reason: str, *, by=None, at: datetime | None = None) -> None:
        """Turns the question down, with the reason."""
        with transaction.atomic():
            self._start_step(Status.open())
            self._close(Status.REJECTED, reason, by, at)

    def withdraw(self, *, at: datetime | None = None) -> None:
        """The asker takes it back: contact, words, notes and published page are gone."""
        with transaction.atomic():
            self._start_step(tuple(s for s in Status if s != Status.WITHDRAWN))
            if contact := self.contact_or_none:
                contact.delete()
            self.__dict__.pop("contact_or_none", None)
            if page := self.published_page:
                erase_page(page, self.code)
            self.text = self.subject = self.public_text = self.answer = ""
            self.village = self.published_page = None
            self.may_publish = False
            self.events.update(note="")
            erased = ("text", "subject", "public_text", "answer", "village", "published_page")
            self._finish_step(Status.WITHDRAWN, "", None, at, *erased, "may_publish")

    def _start_step(self, allowed: tuple[Status, ...]) -> None:
        """Locks the row; two officers (or the asker) may act at the same time."""
        status = (
            type(self).objects.select_for_update().values_list("status", flat=True).get(pk=self.pk)
        )
        if status not in allowed:
            raise StepNotPossible(
                _("This question is now “%(status)s”: this step is no longer possible.")
                % {"status": Status(status).label}
            )

    def _finish_step(
        self, status: Status, note: str, by, at: datetime | None, *changed: str
    ) -> None:
        """Saves what this step changed, and nothing that was read before the lock."""
        self.status = status
        self.save(update_fields=("status", *changed))
        self.events.create(at=at or timezone.now(), status=status, note=note, by=by)

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
        had_answer = self.events.filter(
            status__in=(Status.ANSWERED, Status.PUBLISHED, status)
        ).exists()
        self._finish_step(status, note, by, at, *changed)
        if contact := self.contact_or_none:
            day = timezone.localdate(at or timezone.now())
            contact.purge_after = add_months(
                day, CommuneSettings.of_site(self.site).retention_months
            )
            contact.save(update_fields=["purge_after"])
            if not had_answer:
                closed.send(sender=type(self), question=self)

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
