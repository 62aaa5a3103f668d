"""Choosing a village of one commune, in forms that readers send."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


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
