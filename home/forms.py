"""Finding one's commune among all of the province."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from communes.units.tracing import Trace, trace
from portal.lists.listing import ListForm
from portal.sites.neighbours import named

MAX_NAME = 60


class DirectoryForm(ListForm):
    """Finds communes by today's or an older name, with or without marks."""

    q = forms.CharField(label=_("Name of the commune"))

    @property
    def query(self) -> str:
        return " ".join((self.value("q") or "").replace("\x00", "").split())[:MAX_NAME]

    @cached_property
    def _traced(self) -> tuple[list[Trace], str]:
        return trace(self.query) if self.query else ([], "")

    @property
    def traces(self) -> list[Trace]:
        """What became of the units that bore the name."""
        return self._traced[0]

    @property
    def meant(self) -> str:
        """The name that was meant, where it was mistyped."""
        return self._traced[1]

    def filter(self, items: QuerySet) -> QuerySet:
        """The sites whose name holds the text, or whose unit is of the lineage of one that did."""
        if not (name := self.query):
            return items
        kin = set().union(*(trace.kin for trace in self.traces))
        return items.filter(Q(pk__in=named(items, name)) | Q(communesettings__unit__in=kin))
