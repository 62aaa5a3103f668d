"""The three faces under a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.votes.models import Opinion


class VoteForm(forms.Form):
    """One of the three opinions; nothing else is asked, so that nothing personal comes."""

    opinion = forms.ChoiceField(
        choices=Opinion.choices,
        error_messages={
            "required": _("Choose one of the three faces first."),
            "invalid_choice": _("Choose one of the three faces first."),
        },
    )
