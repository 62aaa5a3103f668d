"""Telephone numbers: one way to read what people copy, one form to keep, one to show."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import FieldBlock

from portal.core.text import NBSP
from portal.core.typed.characters import without_width

# Mobile (03, 05, 07, 08, 09 and eight digits), landline (02 and nine), hotlines
# 1800 and 1900 (four or six digits behind), and short numbers such as 113 and 1022.
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_HOTLINE = re.compile(r"1[89]00\d{4}(\d\d)?")
_SHORT = re.compile(r"1\d{2,3}")
# With what spreadsheets and quotes put around it.
_SEPARATORS = re.compile(
    r"[\s\x00-\x1f\x7f.,;()\[\]/\-\u2010-\u2015\u2043\u2212\u00b7\u2022_~'\"‘’“”`:!?<>*|=\ufe0f\u20e3]+"
)
_COUNTRY = re.compile(r"(?:\+|00)84|84(?=0?(?:2\d{9}|[35789]\d{8})$)")
# What it is called, without the spaces: "Số ĐT: 0912…", "0912… (Zalo)".
_CALLED = re.compile(
    r"^(?:lh|liênhệ|lienhe|gọi|goi|call|callto|httpszalome|zalome)?(?:số|so)?"
    r"(?:điệnthoại|dienthoai|đtdđ|dtdd|s?đt|s?dt|diđộng|didong|dđ|tel|phone|mobile|zalo"
    r"|hotline|máy)?(?:diđộng|didong)?(?:củatôi|cuatoi|củaem)?(?:là|la)?(?=\+?\d)|zalo$",
    re.IGNORECASE,
)
NOT_A_NUMBER = _("A phone number has 10 digits, such as 0912 345 678.")


def read_phone(typed: str, *, office: bool = False) -> str:
    """The digits of a Vietnamese number, as they are kept: "+84 (0) 912-345-678" → "0912345678".

    `office`: hotlines (1900 1234) and short numbers (113) count, too. Marks that phones and
    web pages copy along, any dash or space, and full width make no difference.
    Raises ValidationError for what is no number of this country.
    """
    text = unicodedata.normalize("NFKC", typed)
    # Little pictures of telephones.
    text = "".join(char for char in text if unicodedata.category(char) != "So")
    digits = _SEPARATORS.sub("", without_width(text))
    digits = _CALLED.sub("", digits)
    if not re.fullmatch(r"\+?[0-9]+", digits):
        raise ValidationError(NOT_A_NUMBER)
    if country := _COUNTRY.match(digits):
        digits = "0" + digits[country.end() :].removeprefix("0")
    elif re.fullmatch(r"[35789]\d{8}", digits):  # a spreadsheet dropped the 0
        digits = f"0{digits}"
    kinds = (_MOBILE, _LANDLINE, _HOTLINE, _SHORT) if office else (_MOBILE, _LANDLINE)
    if not any(kind.fullmatch(digits) for kind in kinds):
        raise ValidationError(NOT_A_NUMBER)
    return digits


def kept_phone(number: str) -> str:
    """A number of an office as it is kept; what is none stays as it is."""
    try:
        return read_phone(number, office=True)
    except ValidationError:
        return number


def _digits(number: str) -> str:
    """The digits of a number that may stand in a block or a text with spaces."""
    return "".join(char for char in kept_phone(str(number)) if char in "0123456789")


def phone_link(number: str) -> str:
    """The `tel:` address of a number; hotlines and short numbers work within the country only."""
    digits = _digits(number)
    return f"tel:+84{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def grouped_phone(number: str) -> str:
    """A number as the country writes it, in groups that don't break: "0238 300 0101"."""
    digits = _digits(number)
    if _HOTLINE.fullmatch(digits):
        groups = [digits[:4], digits[4:]]
    elif _LANDLINE.fullmatch(digits) and digits.startswith(("024", "028")):
        groups = [digits[:3], digits[3:7], digits[7:]]
    elif _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        groups = [digits[:4], digits[4:7], digits[7:]]
    else:
        groups = [digits]
    return NBSP.join(filter(None, groups))


class PhoneFormField(forms.CharField):
    """A number as it is copied, cleaned to the digits that are kept."""

    widget = forms.TextInput

    def __init__(self, *, office: bool = False, **kwargs):
        self.office = office
        # What is copied along makes it longer than what is kept.
        kwargs["max_length"] = 40
        kwargs.setdefault("error_messages", {}).setdefault("max_length", NOT_A_NUMBER)
        super().__init__(**kwargs)

    def widget_attrs(self, widget) -> dict:
        attrs = super().widget_attrs(widget) | {"inputmode": "tel"}
        attrs.pop("maxlength", None)
        return attrs | {"type": "tel"}

    def prepare_value(self, value):
        try:
            return grouped_phone(read_phone(value, office=True)).replace(NBSP, " ")
        except (ValidationError, TypeError):
            return value  # what was typed stays to be mended

    def clean(self, value) -> str:
        typed = super().clean(value)
        return read_phone(typed, office=self.office) if typed else typed

    def has_changed(self, initial, data) -> bool:
        try:
            data = self.clean(data)
        except ValidationError:
            return True
        return super().has_changed(initial, data)


class PhoneField(models.CharField):
    """A number of an office or a seller, kept as digits however it was typed."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def clean(self, value, model_instance):
        value = super().clean(value, model_instance)
        return read_phone(value, office=True) if value else value

    def pre_save(self, model_instance, add):
        value = kept_phone(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PhoneFormField, "office": True, **kwargs})


class PhoneBlock(FieldBlock):
    """A number of an office in a StreamField."""

    def __init__(self, required=True, help_text=None, **kwargs):
        self.field = PhoneFormField(required=required, help_text=help_text, office=True)
        super().__init__(**kwargs)

    def to_python(self, value):
        """Numbers that were kept before they were cleaned are read as today's."""
        return kept_phone(value) if value else value

    class Meta:
        icon = "mobile-alt"
