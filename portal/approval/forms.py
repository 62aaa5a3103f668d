from django import forms
from django.utils.translation import gettext_lazy as _


class SendBackForm(forms.Form):
    """Why a draft goes back: its writer reads it, and works on."""

    comment = forms.CharField(
        label=_("What is to be changed"),
        help_text=_("Its writer reads this, and sends the draft again."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to be changed.")},
    )


class NothingMoreForm(forms.Form):
    """Approving asks for nothing more."""
