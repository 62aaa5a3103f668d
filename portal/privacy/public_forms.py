"""What people send about their own data."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.privacy.choices import Kind
from portal.privacy.providers import Found, find

NO_SUCH_CODE = _("Nothing is kept under this code. Check each letter and digit.")


class CodeForm(forms.Form):
    """A code in the address."""

    ma = forms.CharField(max_length=80, required=False)

    @property
    def typed(self) -> str:
        """What was typed, "" for what can be no code."""
        return self.cleaned_data["ma"].strip() if self.is_valid() else ""


class FirstRadio(forms.RadioSelect):
    """Radio buttons whose error links lead to the first of them."""

    def id_for_label(self, id_, index="0"):
        return super().id_for_label(id_, index or "0")


class RequestForm(forms.Form):
    """What is asked for, behind the code of what it is about. Keeps what was typed."""

    code = forms.CharField(
        label=_("Code of your question or comment"),
        help_text=_("Such as HD-7K3M-92QX or GY-4829-1057-3364"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "in", "autocomplete": "off", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Write the code."), "max_length": NO_SUCH_CODE},
    )
    kind = forms.ChoiceField(
        label=_("What do you want?"),
        choices=Kind.choices,
        widget=FirstRadio,
        error_messages={
            "required": _("Choose what you want."),
            "invalid_choice": _("Choose what you want."),
        },
    )
    details = forms.CharField(
        label=_("What should be corrected, or which consent taken back?"),
        help_text=_("Erased when the request is closed. Leave out ID card numbers."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "in", "rows": 4}),
        error_messages={"max_length": _("Shorten it to 1,000 characters.")},
    )
    found: Found

    def __init__(self, data=None, *, site: Site, is_guessing: bool = False, **kwargs):
        self.site, self.is_guessing = site, is_guessing
        super().__init__(data, **kwargs)

    def clean_code(self) -> str:
        if self.is_guessing:
            raise ValidationError(
                _("Too many tries from your network. Try again in an hour, or call us.")
            )
        found = find(self.cleaned_data["code"], self.site)
        if found is None:
            raise ValidationError(NO_SUCH_CODE)
        self.found = found
        return found.code

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("kind") == Kind.CORRECT and not data.get("details"):
            self.add_error("details", _("Write what should be corrected."))
        return data
