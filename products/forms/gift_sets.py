"""What the form of a gift set checks: all that it names is of its own commune."""

from django.utils.translation import gettext

from portal.core.querysets import home_paths
from products.forms.own_producers import OwnProducersForm


class GiftSetForm(OwnProducersForm):
    """Its producers are those of the commune, and so must be its products."""

    def is_valid(self) -> bool:
        return super().is_valid() and self._holds_own_products()

    def _holds_own_products(self) -> bool:
        """Whether each product stands in the commune, in whichever language; else it is said."""
        rows = self.formsets["items"].forms if "items" in self.formsets else []
        own = tuple(home_paths(self.parent_page.path)) if self.parent_page else ()
        is_right = True
        for row in rows:
            cleaned = getattr(row, "cleaned_data", {})
            product = None if cleaned.get("DELETE") else cleaned.get("product")
            if product and not product.path.startswith(own):
                row.add_error("product", gettext("Choose a product of this commune."))
                is_right = False
        return is_right
