"""Boxes over faces and plates as numbers: left, top, width, height in hundredths of a picture."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communes.feedback.pictures import HUNDRED, MOST_BOXES

FOUR = 4
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
WRONG = _("Each box is four numbers from 0 to 100, such as “40 20 15 10”; boxes part by “;”.")


class BoxesField(forms.CharField):
    """“40 20 15 10; 60 70 10 5” → [[40, 20, 15, 10], [60, 70, 10, 5]]."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            label=_("Boxes over faces and plates"),
            help_text=_(
                "Left, top, width, height in per cent, such as “40 20 15 10”; several part by “;”."
            ),
            required=False,
            max_length=400,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> str:
        if not isinstance(value, list):
            return value or ""
        return "; ".join(" ".join(f"{number:g}" for number in box) for box in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[list[float]]:
        text = super().clean(value)
        boxes = [self._box(part) for part in re.split(r"[;\n]", text) if part.strip()]
        if len(boxes) > MOST_BOXES:
            raise ValidationError(_("At most 12 boxes on a picture."))
        return boxes

    @staticmethod
    def _box(text: str) -> list[float]:
        parts = text.split()
        if len(parts) != FOUR or not all(_NUMBER.fullmatch(part) for part in parts):
            raise ValidationError(WRONG)
        left, top, width, height = (float(part.replace(",", ".")) for part in parts)
        if left + width > HUNDRED or top + height > HUNDRED or not (width and height):
            raise ValidationError(WRONG)
        return [left, top, width, height]
