"""What a reader may ask of the list."""

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from communes.documents.models.choices import Domain, Force
from communes.documents.models.vocabulary import DocumentType
from portal.lists.fulltext import FullTextMixin
from portal.lists.listing import CommuneFilterMixin


class DocumentListForm(FullTextMixin, CommuneFilterMixin):
    """Narrows the list by words, type, year, field, force; on the portal, commune."""

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

    def filter(self, items):
        if kind := self.value("type"):
            items = items.filter(document_type__slug=kind)
        if year := self.value("year"):
            items = items.filter(issued_on__year=int(year))
        if domain := self.value("domain"):
            items = items.filter(domain=domain)
        if force := self.value("force"):
            items = items.in_state(force)
        items = self.in_commune(items)
        return self.best_first(items) if self.query else items.newest()
