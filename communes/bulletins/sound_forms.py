"""What officers upload of a bulletin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.bulletins.models import OwnSound
from communes.voices.encoding import can_encode, kind_of
from portal.core.uploads import MOST_BYTES

ACCEPTED = ".mp3,.m4a,.ogg,.oga,.opus,.wav,audio/*"


class OwnSoundForm(forms.Form):
    """A recording and its language; `kind` is what it is by its bytes, once it is valid."""

    file = forms.FileField(
        label=gettext_lazy("Recording"),
        help_text=gettext_lazy("MP3, M4A, OGG or WAV, at most 24 MB. A phone’s recorder will do."),
        error_messages={
            "required": gettext_lazy("Choose the recording on your computer or phone."),
            "empty": gettext_lazy("This file is empty. Choose it once more."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        required=False,
        max_length=OwnSound._meta.get_field("language").max_length,
        help_text=OwnSound._meta.get_field("language").help_text,
    )
    kind = ""

    def clean_file(self):
        file: Any = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            text = _("This recording has %(size)s; the most is %(most)s. Save it as MP3.")
            sizes = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
            raise ValidationError(text % sizes)
        self.kind = kind_of(file.read(16))
        file.seek(0)
        if not self.kind:
            raise ValidationError(_("This is no MP3, M4A, OGG or WAV file. Save it as MP3."))
        if self.kind != "mp3" and not can_encode():
            raise ValidationError(
                _("This portal takes MP3 only, until ffmpeg is installed. Save it as MP3.")
            )
        return file

    def clean_language(self) -> str:
        """ "" for Vietnamese, however it is called."""
        name = " ".join(self.cleaned_data["language"].split())
        is_usual = name.casefold() in ("tiếng việt", "tiếng kinh", "vietnamese", "việt")
        return "" if is_usual else name[:1].upper() + name[1:]
