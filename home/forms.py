"""Finding one's commune among all of the province."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from communes.units.models import AdministrativeUnit
from portal.core.listing import ListForm
from portal.core.neighbours import named

MAX_NAME = 60


class DirectoryForm(ListForm):
    """Finds communes by today's or an older name, with or without marks."""

    q = forms.CharField(label=_("Name of the commune"))

    @property
    def query(self) -> str:
        return " ".join((self.value("q") or "").replace("\x00", "").split())[:MAX_NAME]

    def filter(self, items: QuerySet) -> QuerySet:
        """The sites whose name holds the text, or whose unit has, had or got that name."""
        if not (name := self.query):
            return items
        units = AdministrativeUnit.objects.named(name)
        return items.filter(Q(pk__in=named(items, name)) | Q(communesettings__unit__in=units))
