"""The ways of a question beside its answer: given away, asked back, passed on, turned down."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from communes.questions.forms.ways import AskBackForm, AssignForm, NoteForm, ToldForm, TransferForm
from communes.questions.models.lifecycle import REOPEN_DAYS
from portal.core.hints import Host, Text
from portal.privacy.led_away import WHERE


class OtherWays(Host):
    """Steps of the desk; each keeps the answer that was typed, as the draft."""

    request: Any
    object: Any
    notes: dict[str, str]

    @property
    def ways(self) -> dict:
        return {
            "assign": self._assign,
            "ask_back": self._ask_back,
            "told": self._take_reply,
            "transfer": self._transfer,
            "reject": self._reject,
            "reopen": self._reopen,
            "lead_away": self._lead_away,
        }

    def way_forms(self) -> dict:
        """Their forms as they failed, were typed, or begin."""
        question = self.object
        return {
            "assign_form": self.form("assign", AssignForm, question=question),
            "ask_back_form": self.form("ask_back", AskBackForm, prefix="ask_back"),
            "told_form": self.form("told", ToldForm, prefix="told"),
            "transfer_form": self.form(
                "transfer", TransferForm, prefix="transfer", question=question
            ),
            "reject_form": self.form("reject", NoteForm, self.notes, prefix="reject"),
        }

    def _assign(self, do: str) -> Text | None:
        form = AssignForm(self.request.POST, question=self.object)
        if not self._checked("assign", form) or not self._keeps_draft():
            return None
        data = form.cleaned_data
        self.object.assign(data["post"], data["to"], by=self.request.user)
        return _("The question is given to: %(post)s.") % {"post": data["post"]}

    def _ask_back(self, do: str) -> Text | None:
        form = AskBackForm(self.request.POST, prefix=do)
        if not self._checked(do, form) or not self._keeps_draft():
            return None
        self.object.ask_back(form.cleaned_data["note"], by=self.request.user)
        return _("The asker is asked. The days stand still until they reply.")

    def _take_reply(self, do: str) -> Text | None:
        form = ToldForm(self.request.POST, prefix=do)
        if not self._checked(do, form) or not self._keeps_draft():
            return None
        self.object.take_reply(form.cleaned_data["reply"], by=self.request.user)
        return _("The reply stands below the question. The days go on.")

    def _transfer(self, do: str) -> Text | None:
        form = TransferForm(self.request.POST, prefix=do, question=self.object)
        if not self._checked(do, form) or not self._keeps_draft():
            return None
        self.object.transfer(form.cleaned_data["note"], form.office, by=self.request.user)
        return _("The question is passed on.")

    def _reject(self, do: str) -> Text | HttpResponse | None:
        form = NoteForm(self.request.POST, prefix=do)
        if not self._checked(do, form):
            return None
        note = form.cleaned_data["note"]
        if not self.is_sure:
            return self.ask(
                do,
                heading=_("Turn this question down?"),
                text=_(
                    "The asker reads what stands below. You can open it again for %(days)s days."
                )
                % {"days": REOPEN_DAYS},
                quote=note,
                label=_("Turn it down"),
            )
        if not self._keeps_draft():
            return None
        self.object.reject(note, by=self.request.user)
        return _("The question is closed.")

    def _reopen(self, do: str) -> Text:
        self.object.reopen(by=self.request.user)
        return _("The question is open again. Its last day is as it was.")

    def _lead_away(self, do: str) -> HttpResponse:
        """Where a complaint belongs, as the reason; never over what is typed."""
        if not self.object.is_open:
            raise PermissionDenied
        if self.request.POST.get("reject-note", "").strip():
            messages.warning(
                self.request,
                _("Nothing was copied: the field has words already. Empty it first."),
            )
        else:
            self.notes["note"] = str(WHERE)
            messages.info(
                self.request, _("The reason stands at “Turn it down”: read it, then press there.")
            )
        return self._again()
