"""What officers' forms check beyond their fields."""

from portal.core.forms import PortalPageForm
from portal.core.querysets import HOME_PATH, below


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
