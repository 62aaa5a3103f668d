from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Text
from portal.previews.models import DEFAULT_DAYS, LONGEST_NOTE

DAYS: list[tuple[int, Text]] = [(1, _("1 day")), (3, _("3 days")), (7, _("7 days"))]


class LinkForm(forms.Form):
    """How long a new link works, and a note by which officers know it again."""

    days = forms.TypedChoiceField(
        label=_("How long it works"),
        choices=DAYS,
        coerce=int,
        initial=DEFAULT_DAYS,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Who it is for"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_(
            "Only officers read it, such as “The head of village 3”. No phone numbers, please."
        ),
    )
