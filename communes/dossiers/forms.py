"""What people type into the box."""

from django import forms
from django.utils.translation import gettext as _

from communes.dossiers.codes import LONGEST, is_of_a_person, read_code, shapes


class BoxForm(forms.Form):
    """A code, as it was typed. Nothing of it is kept."""

    ma = forms.CharField(max_length=LONGEST, required=False)

    @property
    def typed(self) -> str:
        """What was typed, cut where it is too long to be a code."""
        return str(self.data.get("ma", "")).strip()[:LONGEST]

    @property
    def code(self) -> str:
        """The code in its usual spelling, "" where none was typed."""
        return read_code(self.typed)

    @property
    def error(self) -> str:
        """What is wrong, and what to do; "" where there is a code."""
        if self.code:
            return ""
        if not self.typed:
            return _("Type the code that stands on your receipt.")
        if is_of_a_person(self.typed):
            return _(
                "This looks like the number of a phone or identity card. Type the dossier’s code,"
                " which stands on your receipt."
            )
        return _("A dossier’s code looks like %(first)s or %(second)s. Check each sign.") % {
            "first": shapes()[0].example,
            "second": shapes()[1].example,
        }
