"""What a village's head says of a report, and what an officer chooses to make a link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from communes.feedback.choices import LONGEST_NOTE, MOST_PHOTOS
from communes.feedback.forms.pictures import HELP_LATER, pictures_field, read_pictures
from communes.feedback.forms.sending import without_numbers
from communes.models import Village


class HeadForm(forms.Form):
    """A picture, a sentence; with `is_done` the sentence is needed."""

    note = forms.CharField(
        label=_("What was done"),
        help_text=_("Such as “Bà con đã thay lan can sáng nay”. No names of people."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"class": "in", "rows": 3}),
        error_messages={"max_length": _("Shorten it to 500 characters.")},
    )
    photos = pictures_field(_("Pictures of how it is now"), HELP_LATER)

    def __init__(
        self,
        data: Any = None,
        files: MultiValueDict | None = None,
        *,
        number: int,
        room: int = MOST_PHOTOS,
        is_done: bool = False,
    ):
        self.room, self.is_done, self.good = room, is_done, list[Any]()
        super().__init__(data, files, prefix=f"r{number}")

    def clean_note(self) -> str:
        note = without_numbers(" ".join(self.cleaned_data["note"].split()))
        if self.is_done and len(note) < 10:
            raise ValidationError(_("Write a whole sentence: what was done?"))
        return note

    def clean_photos(self) -> list:
        self.good, wrong = read_pictures(self.cleaned_data["photos"], self.room)
        if wrong:
            raise ValidationError(wrong)
        return self.good

    def clean(self):
        data = super().clean()
        if not self.is_done and not self.good and "photos" not in self.errors:
            self.add_error("photos", _("Choose a picture first."))
        return data


class MakeLinkForm(forms.Form):
    """Of which village."""

    village = forms.ModelChoiceField(
        label=_("Village"),
        queryset=Village.objects.none(),
        error_messages={
            "required": _("Choose the village."),
            "invalid_choice": _("Choose one of your villages."),
        },
    )

    fields: dict[str, Any]

    def __init__(self, *args: Any, sites: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        villages = Village.objects.filter(site__in=sites).select_related("site")
        self.fields["village"].queryset = villages
        if len(sites) > 1:
            self.fields["village"].label_from_instance = lambda one: f"{one} ({one.site.site_name})"
