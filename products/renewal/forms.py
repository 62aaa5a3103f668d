"""What officers write: a checklist, where a producer wants mail, the file of a rubric."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from portal.core.typed.emails import EmailFormField
from portal.privacy.consent_fields import ConsentField
from products.criteria import criteria_sets, set_choices
from products.models import ProductPage
from products.renewal.choices import CONSENTS, Purpose
from products.renewal.models import Renewal, RenewalPoint, Rubric, RubricItem
from products.renewal.rounds import rounds_from
from products.renewal.rubric.reading import Reading, read_rubric
from products.renewal.rubric.taking import read_sample

ROUNDS_OFFERED = 6
_KEY = re.compile(r"[0-9]{1,18}")


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def _carried(data: Any, items: list[RubricItem]) -> Any:
    """What was sent for a rubric, as of the items of another with the same codes."""
    rubric = str(data.get("of", "")).rpartition("-")[2]
    known = RubricItem.objects.filter(rubric__in=[rubric] if _KEY.fullmatch(rubric) else [])
    keys = dict(known.values_list("code", "pk"))
    carried = data.copy()
    for item in items:
        for name in ("points", "note"):
            if (typed := data.get(f"{name}-{keys.get(item.code)}")) is not None:
                carried[f"{name}-{item.pk}"] = typed
    return carried


class ChecklistForm(forms.ModelForm):
    """A dossier with a choice and a note for each item of its rubric. It is sent with `of`, which
    says for what it was written."""

    round = forms.TypedChoiceField(label=gettext_lazy("Round"), coerce=date.fromisoformat)

    class Meta:
        model = Renewal
        fields = ["round", "filed_on", "note"]
        widgets = {"filed_on": AdminDateInput}

    def __init__(
        self, data: Any = None, *, product: ProductPage, marks: list[RenewalPoint], **kwargs: Any
    ):
        super().__init__(data, **kwargs)
        self.product = product
        self.items = list(self.instance.rubric.items.all())
        self.of = f"{self.instance.pk or ''}-{self.instance.rubric_id}"
        self.is_of_this = data is None or data.get("of") == self.of
        if not self.is_of_this:
            self.data = _carried(data, self.items)
        known = {mark.item_id: mark for mark in marks}
        offered = rounds_from(timezone.localdate(), ROUNDS_OFFERED)
        days = sorted({*offered, self.instance.round})
        field: Any = self.fields["round"]
        field.choices = [(day.isoformat(), _day(day)) for day in days]
        self.initial["round"] = self.instance.round.isoformat()
        for item in self.items:
            mark = known.get(item.pk)
            self.fields[f"points-{item.pk}"] = self._choice(item, mark)
            self.fields[f"note-{item.pk}"] = forms.CharField(
                label=_("Note on %(code)s") % {"code": item.code},
                required=False,
                max_length=200,
                initial=mark.note if mark else "",
            )

    @staticmethod
    def _choice(item: RubricItem, mark: RenewalPoint | None) -> forms.Field:
        options = dict(item.options) or dict.fromkeys(range(item.most_points + 1), "")
        words = {points: f"{points} – {text}".strip("– ") for points, text in options.items()}
        return forms.TypedChoiceField(
            label=str(item),
            choices=[("", _("not looked at yet")), *words.items()],
            coerce=int,
            empty_value=None,
            required=False,
            initial="" if mark is None or mark.points is None else mark.points,
        )

    def rows_of(self, items: list[RubricItem]) -> list[tuple[RubricItem, Any, Any]]:
        """Items of a section with their two fields."""
        return [(one, self[f"points-{one.pk}"], self[f"note-{one.pk}"]) for one in items]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_of_this:
            raise ValidationError(
                _(
                    "This dossier is no longer what you had opened: it was begun or closed"
                    " meanwhile, or there are new criteria. What you typed is still below:"
                    " compare it, then save it once more."
                )
            )
        return cleaned

    def clean_filed_on(self) -> date | None:
        day = self.cleaned_data["filed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come: write when it was done."))
        given = self.product.certified_on
        if day and given and day <= given:
            raise ValidationError(
                _("The certificate is from %(day)s: write a day after it.") % {"day": _day(given)}
            )
        return day

    def marks(self) -> list[RenewalPoint]:
        """What was chosen and written, one for each item."""
        values = self.cleaned_data
        return [
            RenewalPoint(
                item=item,
                points=values[f"points-{item.pk}"],
                note=values[f"note-{item.pk}"],
            )
            for item in self.items
        ]


class AddressForm(forms.Form):
    """Where the producer wants to be reminded; never ticked beforehand."""

    email = EmailFormField(label=gettext_lazy("E-mail of the producer"), max_length=254)
    agrees = ConsentField(
        CONSENTS,
        Purpose.REMIND,
        error_messages={
            "required": gettext_lazy("Ask the producer, then tick that they agree."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["agrees"]
        asked.label = _("The producer says: “%(words)s.”") % {"words": asked.asked}

    @property
    def consent_version(self) -> str:
        """The version of the text that was ticked."""
        asked: Any = self.fields["agrees"]
        return asked.version(self.data.get(self.add_prefix("agrees"), ""))


class RubricForm(forms.ModelForm):
    """A rubric and its file; without one it is the sample that ships with the portal."""

    criteria_number = forms.ChoiceField(label=gettext_lazy("Criteria"))
    product_set = forms.ChoiceField(
        label=gettext_lazy("Product set"),
        required=False,
        help_text=gettext_lazy("Empty: all 26 sets."),
    )
    file = forms.FileField(
        label=gettext_lazy("Sheet (.xlsx or .csv)"),
        required=False,
        help_text=gettext_lazy("Empty: the sample in our own words that ships with the portal."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": gettext_lazy("This file is empty. Choose it once more.")},
    )
    reading: Reading

    class Meta:
        model = Rubric
        fields = ["criteria_number", "version", "product_set", "in_force_from"]
        widgets = {"in_force_from": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rules = list(reversed(criteria_sets()))
        numbers: Any = self.fields["criteria_number"]
        numbers.choices = [(rule.number, rule.label) for rule in rules]
        sets: Any = self.fields["product_set"]
        sets.choices = set_choices()
        self.initial.setdefault("in_force_from", rules[0].in_force_from)

    def clean(self) -> dict[str, Any]:
        """Reads the file. What can't be read at all is an error of it."""
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        try:
            self.reading = read_rubric(upload.read()) if upload else read_sample()
        except ValidationError as error:
            self.add_error("file", error)
        self.instance.is_sample = not upload
        return cleaned
