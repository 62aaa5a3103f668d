"""A data request's way from a person to what was done. Each step is one event."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Host
from portal.privacy.choices import Kind, State, Step
from portal.privacy.looks import officer_name
from portal.privacy.providers import Found, provider_called
from portal.privacy.rules import rules


class RequestStepNotPossible(Exception):
    """The request is no longer where this step starts; the message says why."""


class RequestSteps(Host):
    """The steps of `DataRequest`. `by` is the officer; notes are read by whoever asked."""

    state: Any
    replied_at: Any
    extended_at: Any
    extension_reason: Any
    due_on: Any
    done_at: Any
    decision: Any
    details: Any

    def found(self) -> Found | None:
        """What the request is about; None once it was erased."""
        provider = provider_called(self.provider)
        row = provider.find(self.subject, self.site) if provider else None
        return Found(provider, row) if provider and row is not None else None

    def reply(self, note: str, *, by: Any) -> None:
        """Tells whoever asked that the request is in work."""
        with transaction.atomic():
            self._start(State.RECEIVED)
            self.state, self.replied_at = State.REPLIED, timezone.now()
            self._finish(Step.REPLIED, note, by, "state", "replied_at")

    def extend(self, reason: str, *, by: Any) -> None:
        """Takes longer, once."""
        with transaction.atomic():
            self._start(*State.open())
            if self.extended_at:
                raise RequestStepNotPossible(_("It was extended once: the law allows no more."))
            self.extended_at, self.extension_reason = timezone.now(), reason
            self.due_on += timedelta(days=rules().clock_of(self.kind).longer_by)
            self._finish(Step.EXTENDED, reason, by, "extended_at", "extension_reason", "due_on")

    def refuse(self, reason: str, *, by: Any) -> None:
        """Says why it can't be done."""
        with transaction.atomic():
            self._start(*State.open())
            self._close(State.REFUSED, Step.REFUSED, reason, by)

    def fulfil(
        self, note: str, *, by: Any, values: Mapping | None = None, purposes: tuple = ()
    ) -> None:
        """Does what is asked: `values` are what `correct` takes, `purposes` what `withdraw` does.

        What is no longer kept needs nothing but the note.
        """
        with transaction.atomic():
            self._start(*State.open())
            if found := self.found():
                if self.kind == Kind.CORRECT:
                    found.provider.correct(found.row, dict(values or {}))
                elif self.kind == Kind.WITHDRAW:
                    found.provider.withdraw(found.row, purposes, by)
                elif self.kind == Kind.ERASE:
                    found.provider.erase(found.row, by)
            self._close(State.DONE, Step.DONE, note, by)

    def _start(self, *allowed: State) -> None:
        """Locks the row; two officers may act at the same time."""
        rows = type(self).objects.select_for_update()
        state, extended_at = rows.values_list("state", "extended_at").get(pk=self.pk)
        if state not in allowed:
            raise RequestStepNotPossible(
                _("This request is now “%(state)s”: this step is no longer possible.")
                % {"state": State(state).label}
            )
        self.extended_at = extended_at

    def _close(self, state: State, step: Step, note: str, by: Any) -> None:
        self.state, self.done_at, self.decision, self.details = state, timezone.now(), note, ""
        self.replied_at = self.replied_at or self.done_at
        self._finish(step, note, by, "state", "done_at", "decision", "details", "replied_at")

    def _finish(self, step: Step, note: str, by: Any, *changed: str) -> None:
        self.save(update_fields=changed)
        self.events.create(step=step, note=note, by=by, by_name=officer_name(by) if by else "")
