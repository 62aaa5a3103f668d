"""Months of the year in one small number, so that every database can filter on them.

Bit 0 is January, bit 11 December: October to January is 0b111000000001.
"""

from collections.abc import Iterable

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

ALL_YEAR = (1 << 12) - 1
MONTH_CHOICES = [
    (1, _("January")),
    (2, _("February")),
    (3, _("March")),
    (4, _("April")),
    (5, _("May")),
    (6, _("June")),
    (7, _("July")),
    (8, _("August")),
    (9, _("September")),
    (10, _("October")),
    (11, _("November")),
    (12, _("December")),
]


def mask_of(months: Iterable[int]) -> int:
    """The number that holds these months (1–12)."""
    mask = 0
    for month in months:
        mask |= 1 << (int(month) - 1)
    return mask


def months_of(mask: int) -> list[int]:
    """The months (1–12) that a number holds, in the order of the calendar."""
    return [month for month in range(1, 13) if mask & 1 << (month - 1)]


def month_spans(mask: int) -> list[tuple[int, int]]:
    """Runs of months as (first, last), across the new year: October to January is (10, 1)."""
    months = set(months_of(mask))
    if len(months) == 12:
        return [(1, 12)]
    spans = []
    for first in sorted(months):
        if (first - 2) % 12 + 1 in months:
            continue
        last = first
        while last % 12 + 1 in months:
            last = last % 12 + 1
        spans.append((first, last))
    return spans


class MonthsFormField(forms.TypedMultipleChoiceField):
    """Twelve boxes to tick; cleans to the number."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(choices=MONTH_CHOICES, coerce=int, **kwargs)

    def prepare_value(self, value):
        return months_of(value) if isinstance(value, int) else value

    def clean(self, value) -> int:
        return mask_of(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial or 0), data)


class MonthsField(models.PositiveSmallIntegerField):
    """Months of the year; filter with `months__includes=11`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", 0)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    default_validators = [MaxValueValidator(ALL_YEAR)]

    def formfield(self, **kwargs):
        options = {"widget": kwargs["widget"]} if "widget" in kwargs else {}
        return MonthsFormField(
            required=False, label=capfirst(self.verbose_name), help_text=self.help_text, **options
        )


@MonthsField.register_lookup
class Includes(models.Lookup):
    """`season_months__includes=11`: the rows whose months hold November."""

    lookup_name = "includes"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        return f"({lhs} & {1 << (int(self.rhs) - 1)}) <> 0", params
