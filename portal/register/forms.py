"""What people send to check a paper."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.register.numbers import DIGEST_SIGNS, looks_like_digest, number_key, read_digest

# As of any upload (portal.core.uploads, which models can't import): servers take 25 MB.
MOST_BYTES = 24 * 1024 * 1024
# An address with a digest and more behind it.
LONGEST = 300
SHORTEST_NUMBER = 3


class CheckForm(forms.Form):
    """A number, the digest of a file, or an address that holds one."""

    ma = forms.CharField(max_length=LONGEST, required=False)

    @property
    def typed(self) -> str:
        """What was typed, cut where it is too long to be anything."""
        return str(self.data.get("ma", "")).strip()[:LONGEST]

    @property
    def digest(self) -> str:
        return read_digest(self.typed)

    @property
    def number_key(self) -> str:
        """The number that was typed as it is compared; "" where it can be none."""
        key = "" if looks_like_digest(self.typed) else number_key(self.typed)
        is_number = len(key) >= SHORTEST_NUMBER and any(map(str.isdigit, key))
        return key if is_number else ""

    @property
    def error(self) -> str:
        """What is wrong with what was typed, and what to do; "" where it can be looked up."""
        if not self.typed or self.digest or self.number_key:
            return ""
        if looks_like_digest(self.typed):
            return _("The code of a file has %(count)d signs. Copy all of it.") % {
                "count": DIGEST_SIGNS
            }
        return _("Write the number as it stands on the paper, such as 12/KH-UBND.")


class FileForm(forms.Form):
    """The file of a paper: looked at, never kept."""

    tep = forms.FileField(
        label=gettext_lazy("File of the paper"),
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Choose the file first."),
            "invalid": gettext_lazy("Choose the file first."),
        },
    )

    def clean_tep(self) -> Any:
        file = self.cleaned_data["tep"]
        if not file.size:
            raise ValidationError(_("This file is empty. Choose it once more."))
        if file.size > MOST_BYTES:
            raise ValidationError(
                _("This file has %(size)s; the most is %(most)s. Type the number instead.")
                % {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
            )
        return file
