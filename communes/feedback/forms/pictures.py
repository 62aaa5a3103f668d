"""Pictures that come with a form: several in one field; good ones are kept, come what may."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Site

from communes.feedback.choices import MOST_PHOTOS, Maker
from communes.feedback.models.parts import FeedbackPhoto
from communes.feedback.models.reports import FeedbackReport
from portal.core.hints import Host
from portal.core.pictures.fields import PictureField

MOST_BYTES = 10 * 1024 * 1024
HELP = gettext_lazy("At most 3, 10 MB each. Where and when they were taken is removed from them.")
HELP_LATER = gettext_lazy("10 MB each. Where and when they were taken is removed from them.")


class SeveralFiles(forms.ClearableFileInput):
    """One field in which a phone lets people choose several pictures."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Checks nothing by itself: `read_pictures` does, each picture alone."""

    widget = SeveralFiles(attrs={"class": "in", "accept": "image/*"})

    def clean(self, data, initial=None):
        return [file for file in data or [] if file]


def pictures_field(label: Any, help_text: Any = HELP) -> PicturesField:
    """A field for pictures of a new report; with `HELP_LATER` of one that has some."""
    return PicturesField(label=label, required=False, help_text=help_text)


def read_pictures(files: Iterable[Any], room: int) -> tuple[list[Any], list[str]]:
    """The good pictures among files, at most `room`, and what is wrong with the others."""
    field = PictureField()
    good: list[Any] = []
    wrong: list[str] = []
    for file in files:
        if len(good) >= room:
            wrong.append(_left_out(room))
            break
        try:
            if (file.size or 0) > MOST_BYTES:
                raise ValidationError(_("This picture is too large: at most 10 MB."))
            good.append(field.clean(file))
        except ValidationError as error:
            wrong.append(f"{str(file.name)[:60]}: {' '.join(error.messages)}")
    return good, wrong


def _left_out(room: int) -> str:
    if room <= 0:
        return _("This report has all the pictures that it takes.")
    told = ngettext(
        "There was room for %(count)s picture: the others were left out.",
        "There was room for %(count)s pictures: the others were left out.",
        room,
    )
    return told % {"count": room}


class KeepsPictures(Host):
    """Mixed into a `StampedForm` with a field `photos` and a hidden `key`."""

    site: Site
    good_pictures: list[Any] = []

    @cached_property
    def sent_key(self) -> UUID:
        """What tells a second sending of this form; a form that lost it gets another."""
        try:
            return UUID(self.data.get("key", ""))
        except ValueError:
            return uuid4()

    @property
    def kept_photos(self) -> list[FeedbackPhoto]:
        """Those that arrived before."""
        return list(FeedbackPhoto.objects.waiting(self.site, self.sent_key))

    def clean_photos(self) -> list:
        if "drop" in self.data:
            for one in self.kept_photos:
                one.delete()
        room = MOST_PHOTOS - len(self.kept_photos)
        self.good_pictures, wrong = read_pictures(self.cleaned_data["photos"], room)
        if wrong:
            raise ValidationError(wrong)
        return []

    def keep_photos(self) -> None:
        """Saves the good pictures of a form that was sent: browsers send them once."""
        for file in self.good_pictures:
            FeedbackPhoto.objects.create(site=self.site, sent_key=self.sent_key, file=file)
        self.good_pictures = []


def add_pictures(
    report: FeedbackReport,
    pictures: Iterable[Any],
    maker: Maker,
    *,
    after: bool,
    is_shown: bool = False,
) -> list[FeedbackPhoto]:
    """Adds checked pictures to a report."""
    values = {"report": report, "maker": maker, "is_after": after, "is_shown": is_shown}
    return [
        FeedbackPhoto.objects.create(site=report.site, file=file, **values) for file in pictures
    ]
