"""What a reader may ask of the list."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from communes.documents.models.choices import Domain, Force
from communes.documents.models.vocabulary import DocumentType
from portal.lists.counted import CountedListForm
from portal.lists.fulltext import FullTextMixin


class DocumentListForm(FullTextMixin, CountedListForm):
    """Narrows the list by words, type, year, field, force; on the portal, commune; with how many
    documents each choice has."""

    finds = "document"

    type = forms.ChoiceField(label=pgettext_lazy("of a document", "Type"))
    year = forms.ChoiceField(label=_("Year of issue"))
    domain = forms.ChoiceField(
        label=pgettext_lazy("of a document", "Field"), choices=Domain.choices
    )
    force = forms.ChoiceField(label=pgettext_lazy("of a document", "Force"), choices=Force.choices)

    facet_names = ("type", "year", "domain", "force", "commune")
    province_label = _("The province")

    def prepare(self):
        super().prepare()
        here = f"{self.frame.root.pk}:{get_language()}"
        choices = {
            "type": self.frame.remember(f"document-types:{here}", self._types, "documents"),
            "year": self.frame.remember(f"document-years:{here}", self._years, "documents"),
        }
        for name, found in choices.items():
            if found:
                self.fields[name].choices = found
            else:
                del self.fields[name]

    def _types(self) -> list[tuple[str, str]]:
        """Those that documents here have, in the order of the province."""
        used = self.all_items().order_by().values("document_type")
        return [(kind.slug, kind.label) for kind in DocumentType.objects.filter(pk__in=used)]

    def _years(self) -> list[tuple[str, str]]:
        """Those in which documents here were issued, the newest first."""
        days = self.all_items().order_by().dates("issued_on", "year", order="DESC")
        return [(str(day.year), str(day.year)) for day in days]

    def all_items(self) -> Any:
        items: Any = super().all_items()
        return items.with_force()

    def condition(self, name: str, value: str) -> Q:
        if name == "type":
            return Q(document_type__slug=value)
        if name == "year":
            return Q(issued_on__year=int(value))
        if name == "domain":
            return Q(domain=value)
        # What is amended is in force, too.
        states = [Force.IN_FORCE, Force.AMENDED] if value == Force.IN_FORCE else [value]
        return Q(force_code__in=[str(one) for one in states])

    def filter(self, items: Any) -> Any:
        items = super().filter(self.found(items))
        return self.best_first(items) if self.query else items.newest()
