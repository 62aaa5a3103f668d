"""What an asker replies to the commune."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.typed.personal_numbers import holds_personal_number


class ReplyForm(forms.Form):
    """The asker's words, with the same rule as those of the question."""

    reply = forms.CharField(
        label=_("Your reply"),
        help_text=_("Leave out ID card numbers. Only the commune reads it."),
        min_length=2,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "in", "rows": 4}),
        error_messages={
            "required": _("Write your reply."),
            "max_length": _("Shorten the reply to 2,000 characters."),
        },
    )

    def clean_reply(self) -> str:
        reply = self.cleaned_data["reply"]
        if holds_personal_number(reply):
            raise ValidationError(
                _("Take the number of the ID card, passport or health insurance out of the reply.")
            )
        return reply
