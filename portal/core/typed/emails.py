"""E-mail addresses as they are copied from mail programs, chats and pages."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.core.typed.characters import without_width

# What stands around an address: "mailto:", brackets, the end of a sentence.
_AROUND = re.compile(r"^(?:mailto:)?[\s<(\"']*|[\s>)\"'.,;]*$", re.IGNORECASE)
_LOCAL_AT_MOST = 64


class EmailFormField(forms.EmailField):
    """One address without what was copied along, such that mail programs can write it."""

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFKC", super().to_python(value) or "")
        return _AROUND.sub("", without_width(text))

    def run_validators(self, value: Any) -> None:
        super().run_validators(value)
        local, _at, domain = value.rpartition("@")
        try:
            # How a domain with marks is written: each part has 63 characters at most.
            domain.encode("idna")
        except UnicodeError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if len(local) > _LOCAL_AT_MOST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
