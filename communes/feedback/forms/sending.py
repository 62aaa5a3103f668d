"""The form of a report."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.feedback.choices import CONSENTS, LONGEST_TEXT, Purpose
from communes.feedback.forms.pictures import KeepsPictures, pictures_field
from communes.feedback.forms.pins import PinField
from communes.feedback.models.kinds import FeedbackKind
from communes.models import Village
from communes.village_choice import VillageField, limit_villages
from portal.core.form_stamps import StampedForm
from portal.core.forms import NamesSelect
from portal.core.typed.personal_numbers import holds_personal_number
from portal.core.typed.phones import PhoneFormField
from portal.privacy.consent_fields import ConsentField
from portal.privacy.led_away import WHERE, looks_like_complaint
from portal.privacy.public_forms import FirstRadio

NO_NUMBERS = _("Take the number of the ID card, passport or health insurance out of it.")


def without_numbers(text: str) -> str:
    """A text in which no number stands for a person."""
    if holds_personal_number(text):
        raise ValidationError(NO_NUMBERS)
    return text


class ReportForm(KeepsPictures, StampedForm):
    """A report to one commune. Nothing typed is lost, whatever was wrong; nor are good pictures."""

    photos = pictures_field(_("Pictures (may be left out)"))
    kind = forms.ModelChoiceField(
        label=_("What is broken or wrong?"),
        queryset=FeedbackKind.objects.none(),
        widget=FirstRadio,
        empty_label=None,
        error_messages={
            "required": _("Choose one of the kinds."),
            "invalid_choice": _("Choose one of the kinds."),
        },
    )
    text = forms.CharField(
        label=_("Say it in one or two sentences"),
        help_text=_("Such as “The railing is broken, pupils may fall”. No names of people."),
        min_length=10,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "in", "rows": 5}),
        error_messages={
            "required": _("Write what is wrong."),
            "min_length": _("Write a little more: at least 10 characters."),
            "max_length": _("Shorten it to 2,000 characters."),
        },
    )
    village = VillageField(
        label=_("Which village?"),
        queryset=Village.objects.none(),
        required=False,
        empty_label=_("Not said"),
        widget=NamesSelect(attrs={"class": "in"}),
        error_messages={"invalid_choice": _("Choose a village of the list.")},
    )
    place = forms.CharField(
        label=_("Near what?"),
        help_text=_("A landmark: “by the Khe Can bridge, before the kindergarten”."),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"class": "in"}),
        error_messages={"max_length": _("Shorten it to 160 characters.")},
    )
    pin = PinField(
        label=_("Point on the map (may be left out)"),
        help_text=_("Two numbers from your phone’s map. Readers get them to about 100 m."),
        required=False,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "off"}),
        error_messages={"max_length": _("Paste the two numbers alone.")},
    )
    name = forms.CharField(
        label=_("Your name (may be left out)"),
        help_text=_("Never shown."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "name"}),
        error_messages={"max_length": _("Shorten the name to 80 characters.")},
    )
    phone = PhoneFormField(
        label=pgettext_lazy("person", "Phone (may be left out)"),
        help_text=_("Only to ask you back. Never shown."),
        required=False,
        widget=forms.TextInput(attrs={"class": "in", "autocomplete": "tel"}),
    )
    consent = ConsentField(CONSENTS, Purpose.CONTACT, required=False)
    wants_private = forms.BooleanField(
        label=_("Only the commune reads it: don’t publish it"), required=False
    )
    is_report = forms.BooleanField(
        label=_("It is a report of something to mend: send it to the commune"), required=False
    )
    key = forms.CharField(required=False)
    # Set once what may answer it was shown.
    seen = forms.BooleanField(required=False)

    where_complaints_go = WHERE
    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, data: Any = None, files: MultiValueDict | None = None, *, site: Site):
        super().__init__(data, site=site)
        self.files = files if files is not None else MultiValueDict()
        self.fields["kind"].queryset = FeedbackKind.objects.active()
        self.fields["kind"].label_from_instance = lambda kind: kind.label
        limit_villages(self, "village", site)

    @property
    def asks_what_it_is(self) -> bool:
        """Whether it was sent with words that sound like a complaint."""
        return self.is_bound and looks_like_complaint(self.data.get("text", ""))

    def clean_text(self) -> str:
        return without_numbers(self.cleaned_data["text"])

    def clean_place(self) -> str:
        """The place on one line."""
        return " ".join(without_numbers(self.cleaned_data["place"]).split())

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        data = self.cleaned_data
        is_placed = any(self.data.get(name, "").strip() for name in ("village", "place", "pin"))
        if (
            not is_placed
            or self.data.get("village") == VillageField.ELSEWHERE
            and not (self.data.get("place", "").strip() or self.data.get("pin", "").strip())
        ):
            self.add_error("place", _("Say where: choose the village or write a landmark."))
        told = self.data.get("name", "").strip() or self.data.get("phone", "").strip()
        if told and not data.get("consent"):
            self.add_error(
                "consent",
                _("Tick that the commune may keep your name and phone, or leave both empty."),
            )
        if self.asks_what_it_is and not data.get("is_report"):
            self.add_error(
                "is_report",
                _(
                    "This reads like a complaint or denunciation. If it is something to mend,"
                    " tick below."
                ),
            )
        return super().clean()

    def values(self) -> dict:
        """The fields of the report, for `FeedbackReport.objects.receive`."""
        data = self.cleaned_data
        latitude, longitude = data.get("pin") or (None, None)
        return {
            "kind": data["kind"],
            "text": data["text"],
            "place": data["place"],
            "village": data.get("village"),
            "latitude": latitude,
            "longitude": longitude,
            "wants_private": data["wants_private"],
        }

    def contact(self) -> dict[str, str]:
        """The fields of its contact; all empty where nothing was told."""
        return {name: self.cleaned_data[name] for name in ("name", "phone")}

    def consents(self) -> dict[str, str]:
        """The version of the text that was ticked, by its purpose."""
        field: ConsentField = self.fields["consent"]
        if not self.cleaned_data["consent"]:
            return {}
        return {Purpose.CONTACT: field.version(self.data.get("consent", ""))}
