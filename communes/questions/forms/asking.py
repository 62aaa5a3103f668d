"""What every form has that readers send to a commune: who sends it, consents, guards."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.questions.choices import CONSENTS, Purpose
from portal.core.form_stamps import StampedForm
from portal.core.typed.emails import EmailFormField
from portal.core.typed.personal_numbers import holds_personal_number
from portal.core.typed.phones import PhoneFormField
from portal.privacy.consent_fields import ConsentField
from portal.privacy.led_away import WHERE, looks_like_complaint


class AskingForm(StampedForm):
    """What somebody sends to one commune, with name and contact. Keeps what was typed.

    Forms that inherit it have a `consent` of their own, and may ask for more.
    """

    question = forms.CharField(
        label=_("Question"),
        help_text=_("Ask one thing at a time. Leave out ID card numbers."),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "in", "rows": 6}),
        error_messages={
            "required": _("Write your question."),
            "min_length": _("Write a little more: at least 10 characters."),
            "max_length": _("Shorten the question to 2,000 characters."),
        },
    )
    name = forms.CharField(
        label=_("Full name"),
        help_text=_("Only the initials are shown when the question is published."),
        min_length=2,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "name"}),
        error_messages={
            "required": _("Write your name."),
            "min_length": _("Write your full name."),
            "max_length": _("Shorten the name to 80 characters."),
        },
    )
    phone = PhoneFormField(
        label=pgettext_lazy("person", "Phone"),
        help_text=_("So that the commune can reach you. Not shown on the site."),
        required=False,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "tel"}),
    )
    email = EmailFormField(
        label=_("E-mail"),
        help_text=_("Not shown on the site. A mail comes only if you tick it below."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "in", "autocomplete": "email"}),
        error_messages={
            "invalid": _("Write the address as in ten@vidu.vn."),
            "max_length": _("An e-mail address has 254 characters at most. Check it."),
        },
    )
    may_publish = ConsentField(CONSENTS, Purpose.PUBLISH, required=False)
    wants_mail = ConsentField(CONSENTS, Purpose.MAIL, required=False)
    is_question = forms.BooleanField(
        label=_("It is a question: send it to the commune"), required=False
    )

    where_complaints_go = WHERE
    # They are of several kinds.
    fields: dict[str, Any]

    @property
    def asks_what_it_is(self) -> bool:
        """Whether it was sent with words that sound like a complaint."""
        return self.is_bound and looks_like_complaint(self.data.get("question", ""))

    def clean_question(self) -> str:
        text = self.cleaned_data["question"]
        if holds_personal_number(text):
            raise ValidationError(
                _(
                    "Take the number of the ID card, passport or health insurance "
                    "out of the question."
                )
            )
        return text

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        data = self.cleaned_data
        contacts_given = self.data.get("phone", "").strip() or self.data.get("email", "").strip()
        if not contacts_given:
            self.add_error("phone", _("Write a phone number or an e-mail address."))
        if data.get("wants_mail") and not self.data.get("email", "").strip():
            self.add_error("email", _("Write the address to which the mail should go."))
        if looks_like_complaint(data.get("question", "")) and not data.get("is_question"):
            self.add_error(
                "is_question",
                _("This reads like a complaint or denunciation. If it is a question, tick below."),
            )
        return super().clean()

    def values(self) -> dict:
        """The fields of the question, for `Question.objects.receive`."""
        return {"text": self.cleaned_data["question"]}

    def consents(self) -> dict[str, str]:
        """By its purpose the version of each text that was ticked."""
        return {
            field.purpose: field.version(self.data.get(name, ""))
            for name, field in self.fields.items()
            if isinstance(field, ConsentField) and self.cleaned_data[name]
        }

    def contact(self) -> dict:
        """The fields of its contact, for `Question.objects.receive`."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "phone": data["phone"],
            "email": data["email"],
        }
