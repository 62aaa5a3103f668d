"""What a sender adds to a report: pictures, and whether it is mended."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from communes.feedback.choices import MOST_PHOTOS
from communes.feedback.forms.pictures import HELP_LATER, pictures_field, read_pictures


class AddPicturesForm(forms.Form):
    """At least one more picture of a report that has room for `room` of them."""

    photos = pictures_field(_("Add more pictures"), HELP_LATER)

    def __init__(self, files: MultiValueDict | None = None, *, room: int = MOST_PHOTOS):
        self.room, self.good = room, list[Any]()
        super().__init__(None if files is None else {}, files)

    def clean_photos(self) -> list:
        self.good, wrong = read_pictures(self.cleaned_data["photos"], self.room)
        if wrong:
            raise ValidationError(wrong)
        if not self.good:
            raise ValidationError(_("Choose a picture first."))
        return self.good
