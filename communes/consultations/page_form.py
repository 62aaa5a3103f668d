"""The form of a draft to comment on."""

from django.core.exceptions import ValidationError

from communes.consultations.rules import NO_FILE
from portal.core.forms import PortalPageForm


class ConsultationPageForm(PortalPageForm):
    """Asks for a file of the draft where it is published."""

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation or "files" not in self.formsets:
            return cleaned
        files = self.formsets["files"]
        files.is_valid()
        told = (getattr(row, "cleaned_data", {}) for row in files.forms)
        if not any(row.get("document") and not row.get("DELETE") for row in told):
            self.add_error(None, ValidationError(NO_FILE))
        return cleaned
