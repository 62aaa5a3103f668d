"""Days and moments that an officer can mean.

A year that lost a digit, or has one too many, is a slip that nobody sees later; near the ends of
the calendar moments of our time zone can't even be kept.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

FIRST_YEAR, LAST_YEAR = 1900, 2199


def in_our_time(value: date | datetime) -> None:
    """Raises ValidationError for years that are no more than a slip."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(
            _("Look at the year: %(year)s is not meant.") % {"year": value.year}, code="year"
        )


def use_our_days() -> None:
    """Every form that the admin makes of a model takes days by this rule."""
    for kind, widget in (
        (models.DateField, AdminDateInput),
        (models.DateTimeField, AdminDateTimeInput),
    ):
        register_form_field_override(kind, override={"widget": widget, "validators": [in_our_time]})
