"""The form of one text beside a notice."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.channels import sms
from communes.channels.models import TextKind
from communes.channels.models.texts import LONGEST

KEEP, BACK = "keep", "back"


class TextForm(forms.Form):
    """What an officer typed, and which version they saw of it and of the notice."""

    text = forms.CharField(
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        label=gettext_lazy("Text"),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    digest = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    do = forms.ChoiceField(choices=[(KEEP, KEEP), (BACK, BACK)])

    def __init__(self, data=None, *, kind: TextKind, initial=None):
        self.kind = kind
        super().__init__(data, prefix=kind.value, initial=initial)
        if kind == TextKind.ZALO:
            self.fields["text"].widget.attrs["rows"] = 10

    def clean_text(self) -> str:
        """Marks go from the text without marks; what has no such letter is named."""
        text = sms.tidy(self.cleaned_data["text"])
        if self.kind != TextKind.PLAIN_SMS:
            return text
        text = sms.plain(text)
        if found := sms.strangers(text):
            raise ValidationError(
                _("An SMS without marks can’t have these characters: %(found)s. Leave them out.")
                % {"found": " ".join(found)}
            )
        return text

    def clean(self):
        values = super().clean() or {}
        if values.get("do") == KEEP and not values.get("text") and not self.errors:
            self.add_error("text", _("Write a text, or go back to the draft."))
        return values
