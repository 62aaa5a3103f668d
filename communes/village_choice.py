"""Choosing villages of one commune in forms."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.models import Village

# A key of any table has at most so many digits.
LONGEST_KEY = 18


class VillagesField(forms.ModelMultipleChoiceField):
    """Some of the villages, or none."""

    def clean(self, value):
        """As ever; a number that is too long for a key is no village, and no error of SQLite's."""
        if any(len(str(one)) > LONGEST_KEY for one in value or ()):
            message = self.error_messages["invalid_pk_value"] % {"pk": "…"}
            raise ValidationError(message, code="invalid_pk_value")
        return super().clean(value)

    def label_from_instance(self, village) -> str:
        return capfirst(str(village))


class VillageIterator(forms.models.ModelChoiceIterator):
    """The villages, and last whoever means none of them."""

    def __iter__(self):
        yield from super().__iter__()
        yield VillageField.ELSEWHERE, _("Somewhere else")


class VillageField(forms.ModelChoiceField):
    """A village: nothing is said for whoever sends it; elsewhere is no village."""

    ELSEWHERE = "0"
    iterator = VillageIterator

    def to_python(self, value):
        return None if value == self.ELSEWHERE else super().to_python(value)

    def label_from_instance(self, village) -> str:
        return capfirst(str(village))


def limit_villages(form: forms.BaseForm, name: str, site: Site) -> None:
    """Offers in a form's field the villages of a site; takes the field away where it has none."""
    villages = Village.objects.filter(site=site)
    if villages:
        form.fields[name].queryset = villages  # type: ignore[attr-defined]
    else:
        del form.fields[name]
