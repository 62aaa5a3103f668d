"""What officers decide on a comment."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from communes.consultations.choices import HiddenReason


class HideForm(forms.Form):
    """Why it isn’t shown; its author reads it."""

    reason = forms.ChoiceField(
        label=_("It isn’t shown because"),
        choices=HiddenReason.offered,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it isn’t shown.")},
    )


class GroupForm(forms.Form):
    """A group that is there, or a new one by what its comments say."""

    # They are of several kinds.
    fields: dict[str, Any]
    theme = forms.ChoiceField(label=_("Group"), required=False, widget=forms.RadioSelect)
    new_theme = forms.CharField(
        label=_("Or a new group: what its comments say"), required=False, max_length=200
    )

    def __init__(self, data=None, *, groups, may_add: bool, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["theme"].choices = [
            (str(group.translation_key), group.theme) for group in groups
        ]
        if not groups:
            del self.fields["theme"]
        if not may_add:
            del self.fields["new_theme"]

    def clean(self):
        super().clean()
        data = self.cleaned_data
        data["new_theme"] = " ".join(data.get("new_theme", "").split())
        if not self.errors and bool(data.get("theme")) == bool(data["new_theme"]):
            name = "new_theme" if "new_theme" in self.fields else "theme"
            self.add_error(name, _("Choose one group, or write a new one."))
        return data

    @property
    def key(self) -> UUID:
        """The key of the group that was chosen; a fresh one for a new group."""
        return UUID(self.cleaned_data["theme"]) if self.cleaned_data.get("theme") else uuid4()
