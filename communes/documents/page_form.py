"""The form of a document: its file first, then what stands on its first page."""

from django.utils.translation import gettext_lazy as _

from communes.documents.naming import clean_number
from portal.core.forms import PortalPageForm
from portal.core.querysets import HOME_PATH


class OfficialDocumentForm(PortalPageForm):
    """Title and address make themselves; relations are to documents of the same site."""

    class Media:
        js = ["documents/proposals.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.path:
            self.instance.placed_below = self.parent_page
        if field := self.fields.get("document_type"):
            # One that was switched off stays with the documents that have it.
            chosen = self.instance.document_type_id
            kinds = field.queryset.model.objects
            field.queryset = kinds.active() | kinds.filter(pk=chosen)

    def clean_number(self):
        return clean_number(self.cleaned_data["number"])

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        return self._relations_hold()

    def _relations_hold(self) -> bool:
        """Rows name documents of the page's own site, never itself."""
        formset = self.formsets.get("relations")
        place = self.instance if self.instance.path else self.parent_page
        if formset is None or place is None:
            return True
        is_right = True
        for row in formset.forms:
            target = row.cleaned_data.get("target") if hasattr(row, "cleaned_data") else None
            if target is None or row.cleaned_data.get("DELETE"):
                continue
            if fault := self._fault_of(target, place):
                row.add_error("target", fault)
                is_right = False
        return is_right

    def _fault_of(self, target, place):
        if self.instance.pk and target.translation_key == self.instance.translation_key:
            return _("A document has no relation to itself: choose another one.")
        is_original = self.instance.original is None if self.instance.locale_id else True
        if is_original and target.path[:HOME_PATH] != place.path[:HOME_PATH]:
            return _("Choose a document of your own site; name others by their number.")
        return None

    def _post_clean(self):
        super()._post_clean()
        page = self.instance
        if not page.locale_id and self.parent_page:
            page.locale = self.parent_page.locale
        page.follow_facts()
