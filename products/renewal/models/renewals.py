"""A dossier by which a product is to keep its stars: what it would get, and how far it is.

It names its product by `translation_key`: the dossier stays when the page goes.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from products.renewal.choices import RenewalState
from products.renewal.models.rubrics import OFFICERS_ONLY, Rubric, RubricItem


class RenewalQuerySet(models.QuerySet["Renewal"]):
    def open(self) -> "RenewalQuerySet":
        """Those that are not decided yet: one a product at most."""
        return self.exclude(state=RenewalState.DECIDED)

    def of_product(self, product_key: Any) -> "RenewalQuerySet":
        return self.filter(product_key=product_key)


class Renewal(models.Model):
    """The dossier of one product for one round."""

    never_shown = OFFICERS_ONLY

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    product_key = models.UUIDField(editable=False, db_index=True)
    title = models.CharField(_("product"), max_length=255, editable=False)
    rubric = models.ForeignKey(
        Rubric, verbose_name=_("rubric"), on_delete=models.PROTECT, related_name="+"
    )
    round = models.DateField(
        _("round"), help_text=_("The last day to hand the dossier in for this round.")
    )
    state = models.CharField(
        _("state"), max_length=9, choices=RenewalState.choices, default=RenewalState.PREPARING
    )
    filed_on = models.DateField(
        _("dossier handed in on"),
        null=True,
        blank=True,
        help_text=_("From this day on readers see that the product is being re-assessed."),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)
    # The sum of its points, kept on saving so that the board is one query.
    score = models.PositiveSmallIntegerField(_("points"), default=0, editable=False)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "editor": ("view", "add", "change"),
        "approver": ("view", "add", "change"),
        "admin": ("view", "add", "change"),
    }
    province_permissions = {"editor": ("view",), "admin": ("view",)}
    objects = RenewalQuerySet.as_manager()

    class Meta:
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        ordering = ["round", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["product_key"],
                condition=~models.Q(state=RenewalState.DECIDED),
                name="renewal_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.round:%-d/%-m/%Y}"

    def mark(self, marks: Iterable["RenewalPoint"]) -> None:
        """Keeps what each item gets in place of what was kept before, with the new sum."""
        rows = [one for one in marks if one.points is not None or one.note]
        for row in rows:
            row.renewal = self
        self.score = sum(row.points or 0 for row in rows)
        self.save()
        self.points.exclude(item__in=[row.item_id for row in rows]).delete()
        RenewalPoint.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["renewal", "item"],
            update_fields=["points", "note"],
        )


class RenewalPoint(models.Model):
    """What a dossier says of one item; without points it isn't looked at yet."""

    never_shown = OFFICERS_ONLY

    renewal = models.ForeignKey(
        Renewal, verbose_name=_("renewal"), on_delete=models.CASCADE, related_name="points"
    )
    item = models.ForeignKey(
        RubricItem, verbose_name=_("item of a rubric"), on_delete=models.PROTECT, related_name="+"
    )
    points = models.PositiveSmallIntegerField(_("points"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("points of a renewal")
        verbose_name_plural = _("points of renewals")
        constraints = [
            models.UniqueConstraint(fields=["renewal", "item"], name="renewal_points_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.points}"
