"""Hours of a day as officers type them: "5:30, 17:30"."""

import re
from datetime import time

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

USUAL = "5:30, 17:30"
MOST_TIMES = 8
_TYPED = re.compile(r"(\d{1,2})\s*(?:[:hHg.]|giờ)\s*(\d{2})?")


def read_times(text: str) -> list[time]:
    """The hours of a text, each once, in their order. Raises ValidationError."""
    found = set()
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        match = _TYPED.fullmatch(part.strip())
        try:
            if match is None:
                raise ValueError
            found.add(time(int(match[1]), int(match[2] or 0)))
        except ValueError:
            told = {"text": part.strip()}
            raise ValidationError(
                _("“%(text)s” is no hour. Write such as 5:30, 17:30."), params=told
            ) from None
    if len(found) > MOST_TIMES:
        raise ValidationError(_("At most 8 hours a day."))
    return sorted(found)


class TimesField(models.CharField):
    """Hours, kept as "5:30, 17:30"."""

    def clean(self, value, model_instance):
        value = ", ".join(f"{at:%-H:%M}" for at in read_times(value or ""))
        return super().clean(value, model_instance)
