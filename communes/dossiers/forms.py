"""What people type into the box."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.dossiers.codes import LONGEST, is_of_a_person, read_code, shapes


class BoxForm(forms.Form):
    """A code, as it was typed. Nothing of it is kept."""

    ma = forms.CharField(
        label=gettext_lazy("Code on the receipt"),
        help_text=gettext_lazy("Such as H41.12.34-260105-0007; small letters and blanks are fine."),
        error_messages={"required": gettext_lazy("Type the code that stands on your receipt.")},
        widget=forms.TextInput(
            attrs={
                "class": "in",
                "autocapitalize": "characters",
                "autocomplete": "off",
                "maxlength": LONGEST,
                "spellcheck": "false",
            }
        ),
    )

    @property
    def typed(self) -> str:
        """What was typed, cut where it is too long to be a code."""
        return str(self.data.get("ma", "")).strip()[:LONGEST]

    def clean_ma(self) -> str:
        """The code in its usual spelling."""
        if code := read_code(self.cleaned_data["ma"]):
            return code
        if is_of_a_person(self.typed):
            raise ValidationError(
                _(
                    "This looks like the number of a phone or identity card. Type the dossier’s"
                    " code, which stands on your receipt."
                )
            )
        raise ValidationError(
            _("A dossier’s code looks like %(first)s or %(second)s. Check each sign.")
            % {"first": shapes()[0].example, "second": shapes()[1].example}
        )
