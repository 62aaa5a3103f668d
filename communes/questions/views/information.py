"""Steps of the desk that only requests for information have."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from communes.information import information_rules
from communes.questions.forms.information_desk import ExtendForm, RefuseForm, SettleForm
from communes.questions.models.lifecycle import REOPEN_DAYS
from portal.core.formatting import long_date
from portal.core.hints import Host, Text


class InformationDesk(Host):
    """Mixed into the desk of a question; each step keeps the answer that was typed."""

    request: Any
    object: Any

    @property
    def information_ways(self) -> dict:
        """The steps, none for a question."""
        if not self.object.information_or_none:
            return {}
        return {"settle": self._settle, "extend": self._extend, "reject": self._refuse}

    def information_forms(self) -> dict:
        """Their forms as they failed, were typed, or begin, with what the template shows."""
        asked = self.object.information_or_none
        if asked is None:
            return {}
        return {
            "information": asked,
            "settle_form": self.form("settle", SettleForm, prefix="settle", request_for=asked),
            "extend_form": self.form("extend", ExtendForm, prefix="extend"),
            "reject_form": self.form("reject", RefuseForm, self.notes, prefix="reject"),
        }

    def _settle(self, do: str) -> Text | None:
        asked = self.object.information_or_none
        form = SettleForm(self.request.POST, prefix=do, request_for=asked)
        if not self._checked(do, form) or not self._keeps_draft():
            return None
        data = form.cleaned_data
        self.object.settle(data["handling"], data["fee"], data["note"], by=self.request.user)
        return _("The asker is told. The last day is now %(day)s.") % {
            "day": long_date(self.object.due_on)
        }

    def _extend(self, do: str) -> Text | None:
        if not self.object.can_be_extended:
            raise PermissionDenied
        form = ExtendForm(self.request.POST, prefix=do)
        if not self._checked(do, form) or not self._keeps_draft():
            return None
        self.object.extend(form.cleaned_data["note"], by=self.request.user)
        return _("The asker is told that it takes longer. The last day is now %(day)s.") % {
            "day": long_date(self.object.due_on)
        }

    def _refuse(self, do: str) -> Text | HttpResponse | None:
        form = RefuseForm(self.request.POST, prefix=do)
        if not self._checked(do, form):
            return None
        key, note = form.cleaned_data["ground"], form.cleaned_data["note"]
        if not self.is_sure:
            return self.ask(
                do,
                heading=_("Refuse this request?"),
                text=_(
                    "The asker reads the reason and what stands below, and that they can complain."
                    " You can open it again for %(days)s days."
                )
                % {"days": REOPEN_DAYS},
                quote=f"{information_rules().ground_of(key)}\n\n{note}",
                label=_("Refuse it"),
            )
        if not self._keeps_draft():
            return None
        self.object.refuse(key, note, by=self.request.user)
        return _("The request is refused.")
