"""Numbers as the country writes them: "45.000" is forty-five thousand, "45,5" has a half.

Browsers' own number fields read "45.000" as forty-five and say nothing, so none of our
forms has one: `use_our_numbers` gives every form of the admin this field.
"""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.blocks import FieldBlock

from portal.core.typed.characters import without_width

# Before the number or behind it; "d" is what is left of "đ" without a Vietnamese keyboard.
_MONEY = re.compile(r"^(?:₫|vnđ|vnd|đ)\s*|\s*(?:đồng|đ|₫|vnđ|vnd|dong|d)\.?$", re.IGNORECASE)
# "45.000,-", as on price tags: no đồng behind the comma.
_NOTHING_BEHIND = re.compile(r"(?<=\d)([.,])\s?[-\u2010-\u2015\u2212]+$")
_MINUS = re.compile(r"^[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc]")
# One sign between all groups of three; spaces of any kind are one sign.
_GROUPED = re.compile(r"([1-9]\d{0,2})([ .,'])(\d{3}(?:\2\d{3})*)([.,]\d+)?")
_NO_PART = re.compile(r"[.,]00?")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?")
WHOLE = _("Write a whole number in digits, such as 45000 or 45.000.")
HALVES = _("Write a number in digits, such as 1.234,5.")
GROUP_FROM = 10_000
_LONGEST = 40


def readings(typed: str) -> list[Decimal]:
    """The numbers that a text can be, the country's own reading first; none where it is none.

    "1.234" is 1234 here, and 1.234 to who copied it from a map or a program; "1,234" the
    other way round. With both signs, or a sign twice, there is no doubt.
    """
    if any(unicodedata.category(char) == "No" for char in typed):
        return []  # "5²" is not 52
    text = without_width(_APOSTROPHES.sub("'", unicodedata.normalize("NFKC", typed)))
    text = _NOTHING_BEHIND.sub(r"\g<1>00", _MONEY.sub("", " ".join(text.split())))
    text = _MINUS.sub("-", text)
    is_negative, text = text.startswith("-"), re.sub(r"^-\s?|^\+", "", text)
    if not re.fullmatch(rf"[0-9 .,']{{1,{_LONGEST}}}", text):
        return []
    found = []
    if grouped := _GROUPED.fullmatch(text):
        first, separator, rest, tail = grouped.groups()
        if not tail or tail[0] != separator:
            whole = first + rest.replace(separator, "")
            has_part = tail and not _NO_PART.fullmatch(tail)
            found.append(Decimal(f"{whole}.{tail[1:]}" if has_part else whole))
    if plain := _PLAIN.fullmatch(text):
        found.append(Decimal(f"{plain[1]}.{plain[2] or 0}" if plain[2] else plain[1]))
    if len(found) == 2 and "," in text:
        found.reverse()
    # No arithmetic: it rounds what has more than 28 digits.
    return [number.copy_negate() if is_negative and number else number for number in found]


def written(number, *, grouped_from: int = GROUP_FROM) -> str:
    """A number as it stands in a field, to be read back as the same."""
    text = f"{Decimal(number).normalize():f}" if number % 1 else f"{int(number)}"
    whole, _point, part = text.partition(".")
    if abs(number) >= grouped_from:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{part}" if part else whole


class _Typed(forms.Field):
    """Text in the form, a number behind it."""

    inputmode = "numeric"
    # The kind of it; a form's field has one of its own.
    widget: Any = forms.TextInput

    def widget_attrs(self, widget) -> dict:
        return super().widget_attrs(widget) | {"inputmode": self.inputmode, "autocomplete": "off"}

    def prepare_value(self, value):
        if isinstance(value, int | float | Decimal) and not self.widget.is_hidden:
            return written(value)
        return value


class WholeNumberField(_Typed, forms.IntegerField):
    """A whole number; "45,000" and "45.5" are refused, for nobody knows what is meant.

    "45.000,00", as spreadsheets show it, is whole.
    """

    default_error_messages = {"invalid": WHOLE}

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        found = readings(value)
        has_part = found and found[0].as_tuple().exponent != 0
        if not found or has_part or (len(found) == 2 and "," in value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(found[0])


class PartedNumberField(_Typed, forms.DecimalField):
    """A number with a part behind the comma; the country's reading, unless only another fits."""

    inputmode = "decimal"
    default_error_messages = {"invalid": HALVES}

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        found = readings(value)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return next((number for number in found if self._fits(number)), found[0])

    def _fits(self, number: Decimal) -> bool:
        try:
            self.run_validators(number)
        except ValidationError:
            return False
        return True


class FloatNumberField(_Typed, forms.FloatField):
    """As `PartedNumberField`, for what is kept as a float."""

    inputmode = "decimal"
    default_error_messages = {"invalid": HALVES}

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            if not (found := readings(value)):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            return float(found[0])
        return super().to_python(value)


class WholeNumberBlock(FieldBlock):
    """A whole number in a StreamField."""

    def __init__(
        self, required=True, help_text=None, min_value=None, max_value=None, validators=(), **kwargs
    ):
        self.field = WholeNumberField(
            required=required,
            help_text=help_text,
            min_value=min_value,
            max_value=max_value,
            validators=validators,
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "placeholder"


def use_our_numbers() -> None:
    """Every form that the admin makes of a model reads numbers by these rules."""
    for kind, field in (
        (models.IntegerField, WholeNumberField),
        (models.DecimalField, PartedNumberField),
        (models.FloatField, FloatNumberField),
    ):
        register_form_field_override(kind, override={"form_class": field})
