"""A report's way. Each step is one transaction and one row of its log."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from communes.feedback.choices import Maker, Status, Step
from communes.feedback.querysets import kept_until
from portal.core.hints import Host
from portal.core.steps import StepNotPossible
from portal.privacy.models import DataRequest

# Of a report that took a step: who may see it can have changed.
moved = Signal()
# What officers write of it at any time.
DRAFT_FIELDS = ("kind", "village", "title", "public_text", "public_place")
ERASED = {
    "text": "",
    "place": "",
    "title": "",
    "public_text": "",
    "public_place": "",
    "outcome": "",
    "sent_to": "",
    "village": None,
    "latitude": None,
    "longitude": None,
    "published_at": None,
}


class ReportSteps(Host):
    """The steps of `FeedbackReport`. `by` is the officer, None for the sender or a head."""

    PROVIDER = "feedback"
    status: Any
    version: Any
    is_mended: Any
    was_reopened: Any
    closed_at: Any
    published_at: Any
    outcome: Any
    events: Any
    photos: Any
    consents: Any

    def change(self, *, by=None, at: datetime | None = None) -> None:
        """Keeps what officers wrote (`DRAFT_FIELDS`); another kind has other days."""
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            self.due_on = self.last_day()
            self._finish(Step.CHANGED, "", by, at, *DRAFT_FIELDS, "due_on")

    def begin(self, note: str = "", *, by=None, at: datetime | None = None) -> None:
        """Work begins; `note` tells the sender what is done when."""
        with transaction.atomic():
            self._lock((Status.RECEIVED,))
            self.status = Status.WORKING
            self._finish(Step.WORKING, note, by, at, "status")

    def close(
        self,
        status: Status,
        outcome: str,
        *,
        sent_to: str = "",
        duplicate_of=None,
        by=None,
        at: datetime | None = None,
    ) -> None:
        """Closes it with a sentence, or mends how it was closed."""
        if not outcome.strip():
            raise StepNotPossible(_("Say in a sentence what became of it."))
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            self.outcome, self.sent_to, self.duplicate_of = outcome, sent_to, duplicate_of
            self._close(status, outcome, by, at, "outcome", "sent_to", "duplicate_of")

    def done_by_head(self, note: str, *, at: datetime | None = None) -> None:
        """A village's head says that it is done; readers get the sentence of who looks at it."""
        with transaction.atomic():
            self._lock(Status.open())
            self.outcome = ""
            self._close(Status.DONE, note, None, at, "outcome", maker=Maker.HEAD)

    def _close(self, status: Status, note: str, by, at, *changed: str, maker="") -> None:
        was_open = self.status in Status.open()
        self.status = status
        # Who said “not yet” and got another sentence is asked once more.
        if was_open or self.closed_at is None or self.is_mended is False:
            self.closed_at, self.is_mended = at or timezone.now(), None
        self.purge_after = kept_until(self.site, timezone.localdate(self.closed_at))
        changed = (*changed, "status", "closed_at", "is_mended", "purge_after")
        self._finish(Step(status.value), note, by, at, *changed, maker=maker)

    def reopen(self, note: str = "", *, by=None, at: datetime | None = None) -> None:
        """Opens it again; its days begin anew."""
        with transaction.atomic():
            self._lock(Status.closed())
            self._open_again(at)
            self._finish(Step.REOPENED, note, by, at, *REOPENED)

    def answer_of_sender(self, is_mended: bool, *, at: datetime | None = None) -> bool:
        """Keeps whether it is done, says its sender; the first “not yet” opens it again by itself.

        Whether it was opened.
        """
        with transaction.atomic():
            self._lock((Status.DONE,))
            self.is_mended = is_mended
            opens = not is_mended and not self.was_reopened
            step = Step.MENDED if is_mended else Step.NOT_MENDED
            self._finish(step, "", None, at, "is_mended", maker=Maker.SENDER)
            if opens:
                self.was_reopened = True
                self._open_again(at)
                self._finish(Step.REOPENED, "", None, at, *REOPENED, "was_reopened")
            return opens

    def _open_again(self, at: datetime | None) -> None:
        self.status, self.outcome, self.sent_to = Status.WORKING, "", ""
        self.closed_at = self.duplicate_of = self.is_mended = None
        self.counts_from = timezone.localdate(at or timezone.now())
        self.due_on = self.last_day()
        self.purge_after = kept_until(self.site, self.due_on)

    def publish(self, *, by=None, at: datetime | None = None) -> None:
        """Gives readers what officers wrote, with the pictures that were chosen."""
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            if self.is_private:
                raise StepNotPossible(
                    _("This report stays private: its sender or its kind wants it so.")
                )
            if not (self.title and self.public_text):
                raise StepNotPossible(_("Write title and text for readers first."))
            self.published_at = self.published_at or at or timezone.now()
            self._finish(Step.PUBLISHED, "", by, at, *DRAFT_FIELDS, "published_at")

    def take_down(self, *, by=None, at: datetime | None = None) -> None:
        """Takes it from readers at once; the words stay as the next draft."""
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            self.published_at = None
            self._finish(Step.TAKEN_DOWN, "", by, at, "published_at")

    def note_photo(self, maker: Maker, *, by=None, at: datetime | None = None) -> None:
        """Writes down that a picture came, before or after."""
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            self._finish(Step.PHOTO, "", by, at, maker=maker)

    def withdraw(self, *, by=None, at: datetime | None = None) -> None:
        """Its sender takes it back: words, contact, pictures and what readers had are gone."""
        with transaction.atomic():
            self._lock((*Status.open(), *Status.closed()))
            self.forget_contact()
            for name, value in ERASED.items():
                setattr(self, name, value)
            self.photos.all().delete()
            self.events.update(note="")
            DataRequest.objects.about(self.PROVIDER, self.code).forget()
            self.status = Status.WITHDRAWN
            self._finish(Step.WITHDRAWN, "", by, at, *ERASED, "status", maker=Maker.SENDER)

    def forget_contact(self) -> None:
        """Erases the contact; the consent stays as a proof that it was taken back."""
        if contact := self.contact_or_none:
            contact.delete()
        self.__dict__.pop("contact_or_none", None)
        self.consents.holding().update(withdrawn_at=timezone.now())

    # Read by templates: none of them may take a step.
    _all: tuple[Any, ...] = (change, begin, close, done_by_head, reopen, answer_of_sender)
    for _step in (*_all, publish, take_down, note_photo, withdraw, forget_contact):
        _step.alters_data = True

    def _lock(self, allowed: tuple[Status, ...]) -> None:
        """Locks the row and reads how it stands: somebody else may act at the same time."""
        rows = type(self).objects.select_for_update(of=("self",))
        now = rows.only("status", "version", "was_reopened", "closed_at", "published_at").get(
            pk=self.pk
        )
        if now.status not in allowed:
            raise StepNotPossible(
                _("This report is now “%(status)s”: this step is no longer possible.")
                % {"status": Status(now.status).label}
            )
        self.status, self.version = now.status, now.version
        self.was_reopened, self.closed_at = now.was_reopened, now.closed_at
        self.published_at = now.published_at

    def _finish(self, step: Step, note: str, by, at, *changed: str, maker: str = "") -> None:
        """Saves what this step changed, and nothing that was read before the lock."""
        self.version += 1
        maker = maker or (Maker.OFFICER if by else "")
        self.events.create(at=at or timezone.now(), step=step, note=note, by=by, maker=maker)
        self.save(update_fields=[*changed, "version"])
        moved.send(sender=type(self), report=self)


REOPENED = (
    *("status", "outcome", "sent_to", "closed_at", "duplicate_of", "is_mended"),
    *("counts_from", "due_on", "purge_after"),
)
