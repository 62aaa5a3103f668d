"""What officers type about personal data."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from portal.admin.scoped import ScopedForm
from portal.privacy.choices import Kind, Way
from portal.privacy.models import DataRequest
from portal.privacy.models.requests import LONGEST_NOTE
from portal.privacy.providers import Found, find, names_person
from portal.privacy.public_forms import NO_SUCH_CODE

NAMES_PERSON = _("Leave out names, phone numbers and e-mail addresses of people: this stays.")
# Days that a letter can lie before it is entered.
FARTHEST_BACK = 365


class OpenForm(forms.Form):
    """The province opens one person's contact: which, and why."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Such as HD-7K3M-92QX."),
        error_messages={"required": _("Write the code.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        min_length=20,
        max_length=500,
        widget=AdminAutoHeightTextInput(),
        help_text=_("A whole sentence. The commune reads it beside your name."),
        error_messages={
            "required": _("Write why you need it."),
            "min_length": _("Write a whole sentence."),
            "max_length": _("Shorten the reason to 500 characters."),
        },
    )
    found: Found

    def clean_code(self) -> str:
        found = find(self.cleaned_data["code"])
        if found is None:
            raise ValidationError(NO_SUCH_CODE)
        self.found = found
        return found.code

    def clean_reason(self) -> str:
        """A sentence of several words, in which the person isn't named."""
        reason = " ".join(self.cleaned_data["reason"].split())
        if len(reason.split()) < 4:
            raise ValidationError(_("Write a whole sentence."))
        found = getattr(self, "found", None)
        if found and names_person(reason, found.provider.contact(found.row)):
            raise ValidationError(NAMES_PERSON)
        return reason


class NoteForm(forms.Form):
    """What whoever asked reads, and what stays in the register: it names nobody."""

    note = forms.CharField(
        label=_("Note for whoever asked"),
        min_length=10,
        max_length=LONGEST_NOTE,
        widget=AdminAutoHeightTextInput(),
        help_text=NAMES_PERSON,
        error_messages={
            "required": _("Write a sentence for whoever asked."),
            "min_length": _("Write a whole sentence."),
        },
    )

    def __init__(self, data=None, *, found: Found | None, **kwargs):
        self.found = found
        super().__init__(data, **kwargs)

    def clean_note(self) -> str:
        note = self.cleaned_data["note"]
        if self.found and names_person(note, self.found.provider.contact(self.found.row)):
            raise ValidationError(NAMES_PERSON)
        return note


class FulfilForm(NoteForm):
    """Does what is asked: which consents, or a tick that it can't be undone."""

    purposes = forms.MultipleChoiceField(
        label=_("Consents to take back"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is taken back.")},
    )
    is_sure = forms.BooleanField(
        label=_("I know that what is erased is gone for good"),
        error_messages={"required": _("Tick that you know that it can’t be undone.")},
    )
    # They are of several kinds.
    fields: dict[str, Any]

    field_order = ["purposes", "note", "is_sure"]

    def __init__(self, data=None, *, kind: str, found: Found | None, **kwargs):
        super().__init__(data, found=found, **kwargs)
        if kind == Kind.WITHDRAW and found:
            agreements = found.provider.agreements(found.row)
            self.fields["purposes"].choices = [
                (one.purpose, _("%(label)s (all is erased)") % {"label": one.label})
                if one.is_needed
                else (one.purpose, one.label)
                for one in agreements
            ]
            self.fields["purposes"].required = bool(agreements)
        else:
            del self.fields["purposes"]
        if kind != Kind.ERASE:
            del self.fields["is_sure"]


class PaperRequestForm(ScopedForm):
    """A request that came by phone, on paper or at the counter, entered by staff."""

    typed = forms.CharField(
        label=_("Code of what it is about"),
        max_length=60,
        help_text=_("Such as the code of the question; find it in the list of questions."),
        error_messages={"required": _("Write the code.")},
    )
    day = forms.DateField(
        label=_("Came on"),
        widget=AdminDateInput(),
        initial=timezone.localdate,
        help_text=_("The days count from then."),
    )

    found: Found

    class Meta:
        model = DataRequest
        fields = ["site", "kind", "way", "details"]
        # Tells of a person: it stays in no browser (docs/admin-forms.md).
        widgets = {"details": AdminAutoHeightTextInput(attrs={"data-kept": "no"})}

    field_order = ["site", "typed", "kind", "way", "day", "details"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ways = [way for way in Way.choices if way[0] != Way.ONLINE]
        self.fields["way"].choices = ways
        self.fields["way"].initial = self.initial["way"] = Way.COUNTER
        self.fields["kind"].choices = Kind.choices

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        if day < timezone.localdate() - timedelta(days=FARTHEST_BACK):
            raise ValidationError(_("This day is too long ago. Check the year."))
        return day

    def clean(self):
        data = super().clean()
        site, typed = data.get("site"), data.get("typed")
        if site and typed:
            found = find(typed, site)
            if found is None:
                self.add_error("typed", NO_SUCH_CODE)
            else:
                self.found = found
        return data

    def save(self, commit=True):
        """Takes it in by the door that all requests take."""
        data, day = self.cleaned_data, self.cleaned_data["day"]
        is_today = day == timezone.localdate()
        at = timezone.now() if is_today else timezone.make_aware(datetime.combine(day, time(12)))
        self.instance = DataRequest.objects.receive(
            self.found,
            data["kind"],
            way=data["way"],
            details=data["details"],
            at=at,
            by=self.for_user,
        )
        return self.instance
