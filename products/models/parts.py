"""What a product holds many of: pictures and places where it is sold."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from portal.admin.picture_chooser import PictureChooser
from portal.core.hints import Text
from portal.core.panels import StarredFieldPanel
from portal.core.pictures.words import CREDIT_HELP, fill_words
from portal.core.publishing import PublishingRules


class ProductImage(PublishingRules, TranslatableMixin, Orderable):
    """A picture of a product; the first one stands on its card."""

    page = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt = models.CharField(
        _("what the picture shows"),
        max_length=160,
        blank=True,
        help_text=_("For people who can't see it. Empty: the description of the picture itself."),
    )
    caption = models.CharField(_("caption"), max_length=120, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who took it, such as “Ảnh: HTX”. Empty: the credit of the picture itself."),
    )

    panels = [
        FieldPanel("image", widget=PictureChooser),
        StarredFieldPanel("alt"),
        FieldPanel("caption"),
        FieldPanel("credit", help_text=CREDIT_HELP),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.alt

    def clean(self):
        """What was said at the upload need not be said again, but must be said once."""
        fill_words(self, "image", "alt", "credit")
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.image_id and not self.alt:
            errors["alt"] = _("Say what the picture shows.")
        if self.image_id and not self.credit:
            errors["credit"] = _("Say who took the picture.")
        return errors


class ProductListing(PublishingRules, TranslatableMixin, Orderable):
    """Where a product is sold: a marketplace and the product's address there."""

    page = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="listings")
    marketplace = models.ForeignKey(
        "products.Marketplace",
        verbose_name=_("marketplace"),
        on_delete=models.PROTECT,
        related_name="listings",
    )
    url = models.URLField(_("address of the product there"))
    note = models.CharField(
        pgettext_lazy("listing", "note"),
        max_length=80,
        blank=True,
        help_text=_("Such as “Giao 2–4 ngày”."),
    )

    panels = [FieldPanel(name) for name in ("marketplace", "url", "note")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("marketplace listing")
        verbose_name_plural = _("marketplace listings")

    def __str__(self):
        return f"{self.marketplace}: {self.url}"

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        # The button is called by the marketplace's name: it leads nowhere else.
        if self.marketplace_id and self.url and not self.marketplace.sells_at(self.url):
            errors["url"] = _(
                "This address is not on %(marketplace)s (%(host)s). Copy the address of the "
                "product there."
            ) % {"marketplace": self.marketplace, "host": self.marketplace.host}
        return errors
