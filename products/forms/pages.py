"""What officers' forms check beyond their fields."""

from django.utils.translation import gettext_lazy as _

from portal.core.forms import PortalPageForm
from portal.core.querysets import HOME_PATH, below


class ProducerPageForm(PortalPageForm):
    """A producer is only published with their consent; a draft may wait for it."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and not cleaned.get("consent_given"):
            self.add_error(
                "consent_given",
                _("Ask the producer first, then tick that they agree. Until then, save a draft."),
            )
        return cleaned


class ProductPageForm(PortalPageForm):
    """A product names a producer of its own commune, and no other can be chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "producer" in self.fields and self.parent_page:
            field = self.fields["producer"]
            # Below the home of the product's own language: each producer once.
            home = self.parent_page.path[:HOME_PATH]
            own = field.queryset.filter(below([home]))
            field.queryset = own.order_by("title")
