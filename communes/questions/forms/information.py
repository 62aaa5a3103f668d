"""The form of a request for information: what forms 01a and 01b of the decree ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.information import Way
from communes.questions.choices import CONSENTS, Purpose
from communes.questions.forms.asking import AskingForm
from communes.questions.models.information import Asker
from portal.core.typed.personal_numbers import holds_personal_number
from portal.privacy.consent_fields import ConsentField
from portal.privacy.public_forms import FirstRadio


class InformationForm(AskingForm):
    """A request for information to one commune. No number of a card is asked for: whoever
    fetches a copy shows the card at the counter."""

    asker = forms.ChoiceField(
        label=_("For whom do you ask?"),
        choices=Asker.choices,
        initial=Asker.PERSON,
        widget=FirstRadio,
        error_messages={"required": _("Choose for whom you ask.")},
    )
    body = forms.CharField(
        label=_("Name of the organisation or enterprise"),
        help_text=_("Only where you ask for one."),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "organization"}),
        error_messages={"max_length": _("Shorten the name to 160 characters.")},
    )
    address = forms.CharField(
        label=_("Where do you live?"),
        help_text=_(
            "Hamlet, commune, province; for post the whole address. Not shown on the site."
        ),
        min_length=4,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "street-address"}),
        error_messages={
            "required": _("Write where you live: the law asks for it."),
            "min_length": _("Write the whole address."),
            "max_length": _("Shorten the address to 200 characters."),
        },
    )
    way = forms.ChoiceField(
        label=_("How do you want to get it?"),
        choices=Way.choices,
        widget=FirstRadio,
        error_messages={"required": _("Choose how you want to get it.")},
    )
    purpose = forms.CharField(
        label=_("What is it for? (may be left empty)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"class": "in", "rows": 2}),
        error_messages={"max_length": _("Shorten this to 500 characters.")},
    )
    consent = ConsentField(
        CONSENTS,
        Purpose.INFORM,
        error_messages={"required": _("Tick that the commune may keep your contact for it.")},
    )

    field_order = ["asker", "body", "name", "address", "phone", "email", "question", "way"]

    def __init__(self, data=None, *, site: Site):
        super().__init__(data, site=site)
        question = self.fields["question"]
        question.label = _("Which information do you want?")
        question.help_text = _("Name the document, file or plan, with its year, if you know it.")
        question.error_messages["required"] = _("Write which information you want.")
        question.error_messages["max_length"] = _("Shorten it to 2,000 characters.")
        self.fields["name"].help_text = _("Yours, also where you ask for an organisation.")
        self.fields["email"].help_text = _("Not shown on the site. Needed to get it by e-mail.")
        self.fields["is_question"].label = _("It is a request for information: send it")

    def clean(self):
        data = super().clean()
        if data.get("asker") == Asker.BODY and not data.get("body"):
            self.add_error("body", _("Write the name of the organisation you ask for."))
        if data.get("way") == Way.NET and not self.data.get("email", "").strip():
            self.add_error("email", _("Write the address to which it should be sent."))
        return data

    def clean_purpose(self) -> str:
        """The purpose on one line; it is a note, not a second request."""
        purpose = " ".join(self.cleaned_data["purpose"].split())
        if holds_personal_number(purpose):
            raise ValidationError(_("Take the number of the ID card or passport out of this."))
        return purpose

    def values(self) -> dict:
        """The fields of the question with its `information`, for `Question.objects.receive`."""
        data = self.cleaned_data
        return {
            "text": data["question"],
            "information": {
                "asker": data["asker"],
                "way": data["way"],
                "purpose": data["purpose"],
            },
        }

    def contact(self) -> dict:
        """With the address, and the organisation where it is for one."""
        data = self.cleaned_data
        body = data["body"] if data["asker"] == Asker.BODY else ""
        return super().contact() | {"address": data["address"], "body": body}
