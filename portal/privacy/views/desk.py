"""The desk of one data request: what was asked, by when, and the steps that are possible now."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.core.hints import Text
from portal.privacy.choices import Kind, State
from portal.privacy.copies import copy_response
from portal.privacy.forms import FulfilForm, NoteForm
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord, DataRequest
from portal.privacy.models.steps import RequestStepNotPossible
from portal.privacy.rules import rules


class _RequestView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One request of an own site, with what it is about."""

    model = None
    index_url_name = None
    header_icon = "key"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()
        self.found = self.object.found()

    def get_object(self):
        requests = DataRequest.objects.select_related("site")
        return get_object_or_404(requests, pk=self.kwargs["pk"])

    def look(self, kind: str) -> None:
        record_look(self.request.user, self.object.site, kind, self.object.subject)

    def may(self, action: str) -> bool:
        return self.user_has_permission_for_instance(action, self.object)


class RequestDeskView(_RequestView):
    """Shows a request; each POST does one step, named by its `do`."""

    any_permission_required = ["view", "change"]
    template_name = "privacy/admin/request.html"
    page_title = gettext_lazy("Request about personal data")

    def get_page_subtitle(self):
        return self.object.code

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Requests about data")},
            {"url": "", "label": self.object.code},
        ]

    @cached_property
    def can_fulfil(self) -> bool:
        """Erasing is decided by the administrator; taking back what all rests on, too."""
        return self.may("delete" if self.object.kind == Kind.ERASE else "change")

    @cached_property
    def steps(self) -> dict:
        """The forms of the steps that are possible now, filled by what was sent."""
        made, data = self.object, self.request.POST or None
        do = data.get("do") if data else ""

        def note(name: str) -> NoteForm:
            return NoteForm(data if do == name else None, found=self.found, prefix=name)

        forms: dict = {}
        if not made.is_open or not self.may("change"):
            return forms
        if self.can_fulfil:
            sent = data if do == "fulfil" else None
            forms["fulfil"] = FulfilForm(sent, kind=made.kind, found=self.found, prefix="fulfil")
        if made.state == State.RECEIVED:
            forms["reply"] = note("reply")
        if made.can_be_extended:
            forms["extend"] = note("extend")
        forms["refuse"] = note("refuse")
        return forms

    @cached_property
    def correction(self):
        """The fields to correct, filled in; None where nothing is corrected."""
        if self.object.kind != Kind.CORRECT or self.found is None or "fulfil" not in self.steps:
            return None
        sent = self.request.POST if self.request.POST.get("do") == "fulfil" else None
        return self.found.provider.form(self.found.row, sent)

    def post(self, request, *args, **kwargs):
        do = request.POST.get("do", "")
        form = self.steps.get(do)
        if form is None:
            if self.may("change") and not self.object.is_open:
                messages.error(request, _("This request is closed: nothing more can be done."))
                return redirect(request.path)
            raise PermissionDenied
        is_right = form.is_valid()
        if do == "fulfil" and self.correction is not None:
            is_right = self.correction.is_valid() and is_right
        if not is_right:
            messages.error(request, _("Nothing was changed yet: see the marked fields."))
            return self.render_to_response(self.get_context_data())
        try:
            with transaction.atomic():
                message = self._do(do, form.cleaned_data)
        except RequestStepNotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, message)
        return redirect(request.path)

    def _do(self, do: str, data: dict) -> Text:
        made, by = self.object, self.request.user
        if do == "reply":
            made.reply(data["note"], by=by)
            return _("The reply stands on the receipt.")
        if do == "extend":
            made.extend(data["note"], by=by)
            day = date_format(made.due_on, "SHORT_DATE_FORMAT")
            return _("The request takes longer, until %(day)s.") % {"day": day}
        if do == "refuse":
            made.refuse(data["note"], by=by)
            return _("The request is refused, with the reason.")
        purposes = tuple(data.get("purposes", ()))
        if purposes and self._takes_all(purposes) and not self.may("delete"):
            raise PermissionDenied
        values = self.correction.cleaned_data if self.correction is not None else None
        made.fulfil(data["note"], by=by, values=values, purposes=purposes)
        return _("Done: the request is closed.")

    def _takes_all(self, purposes: tuple) -> bool:
        """Whether one of the consents is the one without which all is erased."""
        agreements = self.found.provider.agreements(self.found.row) if self.found else []
        return any(one.is_needed and one.purpose in purposes for one in agreements)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.correction is not None:
            self.look(AccessRecord.Kind.CONTACT)
        made = self.object
        return context | {
            "made": made,
            "found": self.found,
            "subject_url": self.found.provider.url(self.found.row) if self.found else "",
            "events": made.events.all(),
            "clock": rules().clock_of(made.kind),
            "rules": rules(),
            "steps": self.steps,
            "correction": self.correction,
            "can_copy": self.found is not None and made.kind == Kind.SEE and self.may("change"),
        }


class RequestCopyView(_RequestView):
    """The copy for whoever asked to see the data; taken along by an officer, so it is logged."""

    any_permission_required = ["change"]

    def get(self, request, *args, **kwargs):
        if self.found is None or self.object.kind != Kind.SEE or not self.may("change"):
            return redirect("data_requests:inspect", self.object.pk)
        self.look(AccessRecord.Kind.EXPORT)
        return copy_response(self.found)
