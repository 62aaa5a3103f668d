"""Opening hours and links of a place."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from communes.places.hours import MIDNIGHT, day_choices


class OpeningBlock(blocks.StructBlock):
    """Some days of the week with a time from and to; a break at noon makes two of them."""

    days = blocks.MultipleChoiceBlock(
        label=_("Days"),
        choices=day_choices,
        default=["0", "1", "2", "3", "4"],
        widget=forms.CheckboxSelectMultiple,
    )
    opens = blocks.TimeBlock(label=pgettext_lazy("time", "From"), default="07:30")
    closes = blocks.TimeBlock(
        label=pgettext_lazy("time", "To"),
        default="11:30",
        help_text=_("0:00 is the end of the day; from 0:00 to 0:00 is day and night."),
    )

    class Meta:
        icon = "time"
        label = _("Opening hours")

    def clean(self, value):
        value = super().clean(value)
        opens, closes = value["opens"], value["closes"]
        if closes <= opens and closes != MIDNIGHT:
            raise StructBlockValidationError(
                {"closes": ValidationError(_("The closing time must be after the opening time."))}
            )
        return value


class PlaceLinkBlock(blocks.StructBlock):
    """A page elsewhere: the school's own, a booking at the clinic."""

    label = blocks.CharBlock(label=_("Name of the link"), max_length=80)
    url = blocks.URLBlock(label=_("Web address"))

    class Meta:
        icon = "link"
        label = _("Link")
