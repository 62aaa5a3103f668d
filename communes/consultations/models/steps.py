"""What becomes of a comment. Each step is one transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from communes.consultations.choices import CONSENTS, HiddenReason, Purpose, Status
from portal.core.hints import Host
from portal.core.steps import StepNotPossible
from portal.privacy.consents import newest_text
from portal.privacy.models import DataRequest

# By its purpose the version of the text that was agreed to.
Consents = Mapping[str, str]


class CommentSteps(Host):
    """The steps of `Comment`. `by` is the officer, None for the author."""

    PROVIDER = "comment"
    status: Any
    hidden_reason: Any
    theme_key: Any
    decided_at: Any
    decided_by: Any
    consents: Any
    replies: Any

    def show(self, *, by=None) -> None:
        """Gives it to readers; in its group it stays."""
        with transaction.atomic():
            self._start_step()
            if not self.may_show:
                raise StepNotPossible(
                    _(
                        "Its author doesn’t want it shown. It can be put in a group and counts"
                        " there."
                    )
                )
            self._decide(Status.SHOWN, by)

    def hide(self, reason: HiddenReason, *, by=None) -> None:
        """Keeps it from readers; its author reads why, and no group counts it."""
        with transaction.atomic():
            self._start_step()
            self._decide(Status.HIDDEN, by, reason=reason, theme_key=None)

    def put_in(self, theme_key: UUID, *, by=None) -> None:
        """Has a group of its draft answer it; what readers have of it they keep."""
        with transaction.atomic():
            stood = self._start_step()
            status = Status.SHOWN if stood == Status.SHOWN else Status.GROUPED
            self._decide(status, by, theme_key=theme_key)

    def agree(self, given: Consents) -> None:
        """Keeps what its author agreed to; `given` has by its purpose the version ("": newest)."""
        for purpose, version in given.items():
            self.consents.create(
                purpose=purpose,
                version=version or newest_text(CONSENTS, purpose).version,
                language=get_language() or settings.LANGUAGE_CODE,
                given_at=self.received_at,
            )

    def unshow(self, *, by=None) -> None:
        """Its author takes the consent to its being shown back; in a group it still counts."""
        with transaction.atomic():
            stood = self._start_step()
            self._take_back(Purpose.can_go_alone())
            self.may_show, self.shown_name = False, ""
            self.save(update_fields=["may_show", "shown_name"])
            if stood == Status.SHOWN:
                status = Status.GROUPED if self.theme_key else Status.HIDDEN
                reason = "" if self.theme_key else HiddenReason.TAKEN_BACK
                self._decide(status, by, reason=reason, theme_key=self.theme_key)

    def withdraw(self, *, by=None) -> None:
        """Its author takes it back: words, name, village and contact are gone."""
        with transaction.atomic():
            self._start_step()
            if contact := self.contact_or_none:
                contact.delete()
            self.__dict__.pop("contact_or_none", None)
            self.replies.all().delete()
            self._take_back(Purpose.values)
            self.text = self.shown_name = self.village = ""
            self.may_show = False
            self.save(update_fields=["text", "shown_name", "village", "may_show"])
            DataRequest.objects.about(self.PROVIDER, self.code).forget()
            self._decide(Status.WITHDRAWN, by, theme_key=None)

    # Read by templates: none of them may take a step.
    for _step in (show, hide, put_in, agree, unshow, withdraw):
        _step.alters_data = True  # type: ignore[union-attr]

    def _take_back(self, purposes) -> None:
        for consent in self.consents.holding().filter(purpose__in=[*purposes]):
            consent.withdrawn_at = timezone.now()
            consent.save(update_fields=["withdrawn_at"])

    def _start_step(self) -> str:
        """Locks the row, as two officers or the author may act at the same time."""
        rows = type(self).objects.select_for_update(of=("self",))
        stood, self.may_show, self.theme_key = rows.values_list(
            "status", "may_show", "theme_key"
        ).get(pk=self.pk)
        if stood not in Status.movable():
            raise StepNotPossible(_("Its author has taken this comment back."))
        return stood

    def _decide(self, status: Status, by, *, reason: str = "", **changes) -> None:
        self.status, self.hidden_reason = status, reason
        self.decided_at, self.decided_by = timezone.now(), by
        for name, value in changes.items():
            setattr(self, name, value)
        told = ("status", "hidden_reason", "decided_at", "decided_by", *changes)
        self.save(update_fields=told)
