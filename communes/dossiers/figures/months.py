"""Months as people write them: "11/2026", "2026-11", "Tháng 11 năm 2026"."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MONTH_FIRST = re.compile(r"(?:tháng\s*)?(\d{1,2})(?:\s*[/.\-]\s*|\s*năm\s*)(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*0?1)?(?:\s+00:00(?::00)?)?")
_FIRST_DAY = re.compile(r"0?1[/.\-](\d{1,2})[/.\-](\d{4})")
WRONG = _("Write the month as 11/2026.")


def read_month(typed: str) -> date | None:
    """The first day of the month that was written; None where it is none."""
    text = " ".join(unicodedata.normalize("NFKC", typed).lower().split())[:40]
    if found := _YEAR_FIRST.fullmatch(text):
        year, month = found.groups()
    elif found := _FIRST_DAY.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return None


class MonthField(forms.CharField):
    """A month in a form; gives its first day."""

    default_error_messages = {"invalid": WRONG}

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        month = read_month(text)
        if month is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return month

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%-m/%Y}" if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return initial != read_month(str(data or ""))
