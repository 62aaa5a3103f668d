"""What products and producers hold many of: pictures, places where it is sold, open days."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from portal.admin.picture_chooser import PICTURE_PANELS
from portal.core.hints import Text
from portal.core.models import PagePicture
from portal.core.publishing import PublishingRules


class ProductImage(PagePicture):
    """A picture of a product; the first one stands on its card."""

    page = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="images")

    panels = PICTURE_PANELS


class ProducerImage(PagePicture):
    """A picture of a producer beside the one on top of the page."""

    page = ParentalKey("products.ProducerPage", on_delete=models.CASCADE, related_name="pictures")

    panels = PICTURE_PANELS


class OpenPeriod(PublishingRules, TranslatableMixin, Orderable):
    """Days, the first and the last among them, on which a tourism product takes guests."""

    page = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="periods")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    note = models.CharField(
        pgettext_lazy("opening", "note"),
        max_length=80,
        blank=True,
        help_text=_("Such as “thứ bảy và chủ nhật, 8–16 giờ”."),
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("opening period")
        verbose_name_plural = _("opening periods")

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day must not be before the first one.")
        return errors

    @property
    def months(self) -> list[int]:
        """The months (1–12) that it touches."""
        first = self.starts_on.year * 12 + self.starts_on.month - 1
        last = self.ends_on.year * 12 + self.ends_on.month - 1
        return sorted({month % 12 + 1 for month in range(first, min(last, first + 11) + 1)})


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
