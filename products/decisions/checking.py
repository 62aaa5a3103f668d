"""What readers ask of the register."""

from django import forms
from django.utils.translation import gettext as _

from portal.core.text import fold

LONGEST, SHORTEST = 200, 2


class StarCheckForm(forms.Form):
    """A name of a product or an owner, or a number."""

    q = forms.CharField(max_length=LONGEST, required=False)

    @property
    def typed(self) -> str:
        """What was typed, cut where it is too long to be anything."""
        return str(self.data.get("q", "")).replace("\0", "").strip()[:LONGEST]

    @property
    def error(self) -> str:
        """What is wrong, and what to do; "" where it can be looked up."""
        if len(fold(self.typed)) >= SHORTEST:
            return ""
        return _("Type the name of a product or of its maker, or a number, at least two letters.")
