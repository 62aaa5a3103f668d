"""What a producer sends of each product of a link."""

import secrets

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from products.fields import MonthsField
from products.models import ProductPage
from products.producer_links.models.links import NEVER_SHOWN, ProducerLink

MOST_PHOTOS = 3
LONGEST_NOTE = 1000


def photo_path(_photo: "SentPhoto", name: str) -> str:
    """Among the files that the web server gives to nobody: they pass the officer's screen."""
    return f"documents/nguoi-ban/{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


class SentProduct(models.Model):
    """A product of a link. Its values are empty until they are sent; the names are the page's."""

    wagtail_reference_index_ignore = True
    never_shown = NEVER_SHOWN

    link = models.ForeignKey(
        ProducerLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="parts"
    )
    product = models.ForeignKey(
        ProductPage, verbose_name=_("product"), on_delete=models.CASCADE, related_name="+"
    )
    price_min = models.PositiveIntegerField(
        _("price from (đồng)"), null=True, validators=[MinValueValidator(1)]
    )
    price_max = models.PositiveIntegerField(
        _("price to (đồng)"), null=True, validators=[MinValueValidator(1)]
    )
    price_unit = models.CharField(_("price unit"), max_length=40, blank=True)
    is_available = models.BooleanField(_("in stock"), null=True)
    availability_note = models.CharField(_("note on stock"), max_length=40, blank=True)
    season_months = MonthsField(_("months when it is there"))
    # By the names of parts that features asked (`products.sent_parts`) what was typed.
    more = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("product of a link")
        verbose_name_plural = _("products of links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["link", "product"], name="producer_link_product_once")
        ]

    def __str__(self):
        return f"product {self.product_id} of {self.link_id}"


class SentPhoto(models.Model):
    """A picture that waits for an officer; checked and without EXIF and GPS (CleanPicture)."""

    wagtail_reference_index_ignore = True
    never_shown = NEVER_SHOWN

    part = models.ForeignKey(
        SentProduct,
        verbose_name=_("product of a link"),
        on_delete=models.CASCADE,
        related_name="photos",
    )
    file = models.ImageField(_("picture"), upload_to=photo_path)

    class Meta:
        verbose_name = _("picture that was sent")
        verbose_name_plural = _("pictures that were sent")
        ordering = ["pk"]

    def __str__(self):
        return f"picture {self.pk}"
