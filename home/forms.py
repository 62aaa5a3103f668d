"""Finding one's commune among all of the province."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from communes.units.models import AdministrativeUnit
from portal.core.listing import ListForm
from portal.core.text import fold

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
        folded = fold(name)
        by_name = [
            pk
            for pk, *names in items.values_list(
                "pk", "identitysettings__official_name", "identitysettings__official_name_en"
            )
            if any(folded in fold(text) for text in names)
        ]
        units = AdministrativeUnit.objects.named(name)
        return items.filter(Q(pk__in=by_name) | Q(communesettings__unit__in=units))
