"""A place on the map as two numbers, as a phone's map gives them to be pasted."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Of the country with its waters.
LATITUDES, LONGITUDES = (Decimal(8), Decimal(24)), (Decimal(102), Decimal(110))
THREE_PLACES = Decimal("0.001")
_PAIR = re.compile(
    r"\(?\s*(\d{1,3}[.,]\d+)\s*°?\s*[NnBb]?\s*[,;\s]\s*(\d{1,3}[.,]\d+)\s*°?\s*[EeĐđ]?\s*\)?"
)
WRONG = _("Paste the two numbers from your phone’s map, such as 18.975, 105.321.")


class PinField(forms.CharField):
    """“18.97512, 105.32144” → (18.975, 105.321), about 100 m round; None where it is empty."""

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> tuple[Decimal, Decimal] | None:
        text = super().clean(value)
        if not text:
            return None
        found = _PAIR.fullmatch(text.strip())
        if found is None:
            raise ValidationError(WRONG)
        pair = [Decimal(number.replace(",", ".")) for number in found.groups()]
        for number, (least, most) in zip(pair, (LATITUDES, LONGITUDES), strict=True):
            if not least <= number <= most:
                raise ValidationError(WRONG)
        return pair[0].quantize(THREE_PLACES), pair[1].quantize(THREE_PLACES)
