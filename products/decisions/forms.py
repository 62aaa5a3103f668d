"""What officers hand in: the annex of a decision."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from products.decisions.importing.reading import read_annex
from products.decisions.importing.rows import Head
from products.decisions.importing.values import read_number
from products.decisions.models import DecisionKind


class AnnexForm(forms.Form):
    """A decision's annex with what holds for rows that say nothing of their own."""

    number = forms.CharField(
        label=gettext_lazy("Decision number"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Such as 303/QĐ-UBND. Leave it empty where each row has its own."),
    )
    issued_on = forms.DateField(
        label=gettext_lazy("Day of the decision"),
        required=False,
        help_text=gettext_lazy("Such as 4/2/2020."),
        input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"],
    )
    authority = forms.CharField(label=gettext_lazy("Decided by"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=pgettext_lazy("decision", "what it does"),
        choices=DecisionKind.choices,
        initial=DecisionKind.RECOGNISE,
    )
    criteria_set = forms.CharField(label=gettext_lazy("Criteria"), max_length=60, required=False)
    source_url = forms.URLField(
        label=gettext_lazy("Where it was published"),
        max_length=200,
        required=False,
        assume_scheme="https",
    )
    upload = forms.FileField(
        label=gettext_lazy("Annex"),
        help_text=gettext_lazy(
            "A table as .xlsx, .docx or .csv with product, owner, commune and stars. Nothing"
            " changes until you have seen what is different."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx,.csv"}),
    )

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        return read_number(number) or number

    def clean_issued_on(self) -> Any:
        day = self.cleaned_data["issued_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Check the decision."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            fields = {name: cleaned[name] for name in Head.__dataclass_fields__ if name in cleaned}
            cleaned["head"] = Head(**fields)
            try:
                cleaned["reading"] = read_annex(cleaned["upload"], cleaned["head"])
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned
