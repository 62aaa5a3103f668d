"""Codes on packings and the batches behind them: what a scan tells, for years.

Nobody deletes them in the admin: jars with the code are out there. A product's page may go; its
code stays, with the name that it was printed under.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site, on_all_sites
from portal.pagecache.stamps import changed
from products.models import ProductPage
from products.traceability import gs1

TAG = "traceability"
ROLES = {
    "editor": ("view", "add", "change"),
    "approver": ("view", "add", "change"),
    "admin": ("view", "add", "change"),
}


class ScopedQuerySet(models.QuerySet):
    """Rows with a site. Start from `in_frame` or a permission policy."""

    def in_frame(self, frame) -> "ScopedQuerySet":
        """Those of the frame's site, of every site on the portal; the page follows them."""
        frame.follows(TAG)
        return self if frame.is_portal else self.filter(site=frame.site)


class ProductCode(models.Model):
    """The GTIN of a product of one commune; in the whole province no two products share one."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="+"
    )
    product = models.ForeignKey(
        ProductPage,
        verbose_name=_("product"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A published product of the commune."),
    )
    gtin = models.CharField(
        _("GTIN"),
        max_length=14,
        unique=True,
        help_text=_("The digits below the bar code, such as 9521234543213."),
        error_messages={
            "unique": _("Another product has this GTIN already. Check the digits on the packing.")
        },
    )
    # As the product was called when the code was last saved: told when its page is gone.
    product_name = models.CharField(max_length=255, editable=False)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = ROLES
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("product code")
        verbose_name_plural = _("product codes")
        ordering = ["product_name", "gtin"]

    def __str__(self):
        return f"{self.product_name} ({gs1.shown(self.gtin)})"

    def save(self, *args, **kwargs):
        if self.product:
            self.product_name = self.product.title
        kept = ProductCode.objects.filter(pk=self.pk).values_list("site_id", flat=True)
        before = kept.first()
        super().save(*args, **kwargs)
        # A code that was given to the wrong commune takes its batches along.
        self.batches.exclude(site_id=self.site_id).update(site_id=self.site_id)
        if before and before != self.site_id:
            changed(of_site(before, TAG))

    def changed_stamps(self) -> list:
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]


class Batch(models.Model):
    """A lot of a product: made when and where, with its farm diary."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    code = models.ForeignKey(
        ProductCode,
        verbose_name=_("product code"),
        on_delete=models.PROTECT,
        related_name="batches",
    )
    lot = models.CharField(
        _("lot"),
        max_length=20,
        help_text=_(
            "As printed on the packing, at most 20 letters without marks, digits and dashes, such"
            " as L2611-01. Large and small letters are different."
        ),
    )
    made_on = models.DateField(_("made on"), help_text=_("Or harvested on."))
    packed_on = models.DateField(_("packed on"), null=True, blank=True)
    best_before = models.DateField(_("best before"), null=True, blank=True)
    place = models.CharField(
        _("made where"), max_length=160, blank=True, help_text=_("Such as “Xóm Minh Hoà”.")
    )
    diary_name = models.CharField(
        _("system of the diary"), max_length=60, blank=True, help_text=_("Such as “FaceFarm”.")
    )
    diary_url = models.URLField(_("address of the diary"), blank=True)
    note = models.CharField(_("note for buyers"), max_length=200, blank=True)
    is_shown = models.BooleanField(
        _("shown to who scans it"),
        default=True,
        help_text=_("Not shown, the address says that nothing is known of this lot."),
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = ROLES
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "lot"],
                name="traceability_lot_once",
                violation_error_message=_("This product has a batch with this lot already."),
            )
        ]

    def __str__(self):
        return self.lot

    def clean(self):
        super().clean()
        errors = {}
        if self.lot and not gs1.is_lot(self.lot):
            errors["lot"] = _(
                "Write the lot with letters without marks, digits, dashes and dots; no blanks and"
                " no slash “/”."
            )
        if self.made_on and self.made_on > timezone.localdate():
            errors["made_on"] = _("This day has not come yet.")
        first = self.packed_on or self.made_on
        if self.packed_on and self.made_on and self.packed_on < self.made_on:
            errors["packed_on"] = _("It was packed on the day it was made, or later.")
        if self.best_before and first and self.best_before < first:
            errors["best_before"] = _("This day must be after it was made and packed.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        self.site_id = self.code.site_id
        super().save(*args, **kwargs)

    def changed_stamps(self) -> list:
        return [of_site(self.site_id, TAG), on_all_sites(TAG)]
