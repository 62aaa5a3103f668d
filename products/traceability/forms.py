"""What officers write of a code and a batch."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.admin.scoped import ScopedForm
from portal.core.querysets import sites_at
from products.traceability import gs1


class CodeForm(ScopedForm):
    """A GTIN in any spelling, for a published product of the code's own commune."""

    gtin = forms.CharField(
        label=gettext_lazy("GTIN"),
        max_length=40,
        help_text=gettext_lazy("The digits below the bar code, such as 9521234543213."),
    )

    def clean_gtin(self) -> str:
        """In 14 digits."""
        gtin = gs1.digits_of(self.cleaned_data["gtin"])
        if not (gtin.isascii() and gtin.isdigit()) or len(gtin) not in gs1.LENGTHS:
            raise ValidationError(
                _("A GTIN has 8, 12, 13 or 14 digits. Write all that stand below the bar code.")
            )
        if not gs1.is_gtin(gtin):
            raise ValidationError(
                _(
                    "A digit is wrong: with these the last one would be %(digit)s. Compare each"
                    " with the packing."
                )
                % {"digit": gs1.check_digit(gtin[:-1])}
            )
        return gs1.normal(gtin)

    def clean(self):
        cleaned = super().clean() or {}
        site, product = cleaned.get("site"), cleaned.get("product")
        if site and product and {"product", "site"} & set(self.changed_data):
            if not sites_at(product.path).filter(pk=site.pk).exists():
                self.add_error("product", _("Choose a product of this commune."))
            elif not product.live:
                self.add_error("product", _("Publish the product first: a code leads to it."))
        return cleaned
