"""What the council gives points for: rows of the province, a version for each change."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from products.criteria import CriteriaSet, criteria_called
from products.renewal.choices import Cost, Section

OFFICERS_ONLY = "Officers work with it; readers see the certificate."


class RubricQuerySet(models.QuerySet["Rubric"]):
    def for_product(self, product_set: str, day: date) -> "Rubric | None":
        """The newest in force on a day for a product set; its own one before that of all sets."""
        known = self.filter(Q(product_set="") | Q(product_set=product_set), in_force_from__lte=day)
        return known.order_by("-in_force_from", "-product_set", "-version").first()


class Rubric(models.Model):
    """The items of one decision for one product set, or for all."""

    never_shown = OFFICERS_ONLY

    criteria_number = models.CharField(
        _("criteria"), max_length=40, help_text=_("Such as “26/2026/QĐ-TTg”.")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    product_set = models.CharField(
        _("product set"), max_length=80, blank=True, help_text=_("Empty: all 26 sets.")
    )
    in_force_from = models.DateField(_("in force from"))
    is_sample = models.BooleanField(_("sample data"), default=False)

    province_permissions = {"editor": ("view",), "admin": ("view", "add", "delete")}
    objects = RubricQuerySet.as_manager()

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["-in_force_from", "product_set", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_number", "product_set", "version"],
                name="renewal_rubric_once",
                violation_error_message=_("This version is there already. Give it a new number."),
            )
        ]

    def __str__(self) -> str:
        return _("%(criteria)s, version %(version)s") % {
            "criteria": self.criteria_number,
            "version": self.version,
        }

    @property
    def criteria(self) -> CriteriaSet:
        """The decision's bands of points; of one that isn't known, those in force on its day."""
        return criteria_called(self.criteria_number, self.in_force_from)


class RubricItem(models.Model):
    """One thing that gets points. `options` are pairs of points and what they are given for."""

    never_shown = OFFICERS_ONLY

    rubric = models.ForeignKey(
        Rubric, verbose_name=_("rubric"), on_delete=models.CASCADE, related_name="items"
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    code = models.CharField(_("code"), max_length=12)
    section = models.CharField(_("section"), max_length=1, choices=Section.choices)
    text = models.CharField(_("what is looked at"), max_length=250)
    most_points = models.PositiveSmallIntegerField(_("most points"))
    options = models.JSONField(_("what so many points are given for"), default=list)
    proof = models.CharField(_("what proves it"), max_length=250, blank=True)
    cost = models.PositiveSmallIntegerField(
        _("what it takes"), choices=Cost.choices, default=Cost.LITTLE
    )

    class Meta:
        verbose_name = _("item of a rubric")
        verbose_name_plural = _("items of a rubric")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["rubric", "code"], name="renewal_item_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"
