"""A request for information that came on paper, by post, e-mail or fax, entered by an officer."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from communes.information import Way
from communes.questions.choices import Kind
from communes.questions.models import Question
from communes.questions.models.information import Asker, Channel
from portal.admin.site_forms import SiteForm
from portal.core.typed.emails import EmailFormField
from portal.core.typed.personal_numbers import holds_personal_number
from portal.core.typed.phones import PhoneFormField

# A year and some weeks: older papers belong to a year that was reported.
FARTHEST_BACK = 400
NO_NUMBERS = _("Take the number of the ID card or passport out of this.")
# What tells of a person stays in no browser (docs/admin-forms.md).
NOT_KEPT = {"data-kept": "no"}


def _text(rows: int = 2) -> AdminAutoHeightTextInput:
    return AdminAutoHeightTextInput(attrs={"rows": rows, **NOT_KEPT})


class PaperInformationForm(SiteForm):
    """What stands on form 01a or 01b, how it came and when: the law's days count from then."""

    channel = forms.ChoiceField(
        label=_("How it came"), choices=Channel.entered, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("Came on"),
        widget=AdminDateInput(),
        initial=timezone.localdate,
        help_text=_("The days of the law count from then."),
    )
    asker = forms.ChoiceField(
        label=_("Who asks"), choices=Asker.choices, initial=Asker.PERSON, widget=forms.RadioSelect
    )
    body = forms.CharField(
        label=_("Name of the organisation or enterprise"),
        help_text=_("Only on form 01b."),
        required=False,
        max_length=160,
    )
    name = forms.CharField(
        label=_("Full name"),
        max_length=80,
        widget=forms.TextInput(attrs=NOT_KEPT),
        error_messages={"required": _("Write the name that stands on the form.")},
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        widget=forms.TextInput(attrs=NOT_KEPT),
        error_messages={"required": _("Write the address that stands on the form.")},
    )
    phone = PhoneFormField(label=pgettext_lazy("person", "Phone"), required=False)
    email = EmailFormField(label=_("E-mail"), required=False, max_length=254)
    text = forms.CharField(
        label=_("Which information"),
        min_length=5,
        max_length=2000,
        widget=_text(4),
        help_text=_("As on the form, without the number of the ID card."),
        error_messages={"required": _("Write which information is asked for.")},
    )
    way = forms.ChoiceField(label=_("How to get it"), choices=Way.choices, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=_("What it is for"), required=False, max_length=500, widget=_text()
    )

    # They are of several kinds.
    fields: dict[str, Any]

    def clean_day(self):
        day, today = self.cleaned_data["day"], timezone.localdate()
        if day > today:
            raise ValidationError(_("This day has not come yet."))
        if day < today - timedelta(days=FARTHEST_BACK):
            raise ValidationError(_("This day is too long ago. Check the year."))
        return day

    def clean_text(self) -> str:
        return self._without_numbers("text")

    def clean_purpose(self) -> str:
        return " ".join(self._without_numbers("purpose").split())

    def _without_numbers(self, name: str) -> str:
        text = self.cleaned_data[name]
        if holds_personal_number(text):
            raise ValidationError(NO_NUMBERS)
        return text

    def clean(self):
        data = super().clean() or {}
        if data.get("asker") == Asker.BODY and not data.get("body"):
            self.add_error("body", _("Write the name of the organisation."))
        if data.get("way") == Way.NET and not self.data.get("email", "").strip():
            self.add_error("email", _("Write the address to which it should be sent."))
        if not self.errors and (before := self._entered_before(data)):
            raise ValidationError(
                _("This request has been entered already: %(code)s.") % {"code": before.code}
            )
        return data

    @staticmethod
    def _entered_before(data: dict) -> Question | None:
        """The same words of the same person of that day: a button that was pressed twice."""
        return (
            Question.objects.in_site(data["site"])
            .filter(
                kind=Kind.INFORMATION,
                asked_at__date=data["day"],
                text=data["text"],
                contact__name=data["name"],
            )
            .first()
        )

    def enter(self, by: Any) -> Question:
        """Takes it in by the door that all requests take; `by` is the officer.

        Nobody is asked for a consent that no paper has: the law has the office deal with it, so
        nothing of it may be published and no mail of news is sent.
        """
        data, day = self.cleaned_data, self.cleaned_data["day"]
        is_today = day == timezone.localdate()
        at = timezone.now() if is_today else timezone.make_aware(datetime.combine(day, time(12)))
        contact = {name: data[name] for name in ("name", "address", "phone", "email")}
        contact["body"] = data["body"] if data["asker"] == Asker.BODY else ""
        asked = {name: data[name] for name in ("channel", "asker", "way", "purpose")}
        question = Question.objects.receive(
            data["site"], contact, at=at, text=data["text"], consents={}, information=asked
        )
        question.events.update(by=by)
        return question
