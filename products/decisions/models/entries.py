"""A product in the annex of a decision, and the page that was found for it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from portal.core.text import fold
from portal.register.numbers import number_key
from products.criteria import end_by_rule
from products.decisions.choices import SETTLED, Match
from products.decisions.models.decisions import OcopDecision
from products.decisions.names import owner_key
from products.decisions.querysets import DecisionEntryQuerySet
from products.models.choices import Stars


class DecisionEntry(models.Model):
    """What a decision says of one product. `product_key` is the `translation_key` of its page."""

    decision = models.ForeignKey(
        OcopDecision,
        verbose_name=_("decision"),
        on_delete=models.CASCADE,
        related_name="entries",
    )
    product_name = models.CharField(_("product"), max_length=200)
    owner_name = models.CharField(pgettext_lazy("OCOP", "owner"), max_length=200, blank=True)
    commune_text = models.CharField(
        _("commune as written"), max_length=200, blank=True, help_text=_("As the annex says it.")
    )
    unit = models.ForeignKey(
        "units.AdministrativeUnit",
        verbose_name=_("commune of today"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site of the commune"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose officers look after the product's page."),
    )
    star_rating = models.PositiveSmallIntegerField(
        _("stars"), choices=Stars.choices, null=True, blank=True
    )
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)
    valid_until = models.DateField(
        pgettext_lazy("certificate", "valid until"),
        null=True,
        blank=True,
        help_text=_("Left empty, it is 36 months after the decision."),
    )
    match = models.CharField(
        _("page"), max_length=10, choices=Match.choices, default=Match.NONE, editable=False
    )
    product_key = models.UUIDField(null=True, editable=False, db_index=True)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    owner_key = models.CharField(max_length=400, editable=False)
    certificate_key = models.CharField(max_length=60, editable=False, db_index=True)

    role_permissions = {"editor": ("view",), "admin": ("view",)}
    province_permissions = OcopDecision.province_permissions
    objects = DecisionEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("product in a decision")
        verbose_name_plural = _("products in decisions")
        ordering = ["-decision__issued_on", "product_name", "pk"]

    def __str__(self) -> str:
        return self.product_name

    def changed_stamps(self) -> list:
        """As of its decision: how many entries there are is told."""
        return self.decision.changed_stamps()

    def clean(self):
        super().clean()
        if self.decision_id and not self.decision.revokes and not self.star_rating:
            raise ValidationError({"star_rating": _("Say how many stars were decided.")})

    def work_out(self) -> None:
        """What is compared, and the last day where the annex says none."""
        self.name_key = fold(self.product_name)
        self.owner_key = owner_key(self.owner_name)
        self.certificate_key = number_key(self.certificate_number)
        if not self.valid_until and not self.decision.revokes:
            self.valid_until = end_by_rule(self.decision.issued_on)

    def save(self, *args, **kwargs):
        self.work_out()
        super().save(*args, **kwargs)

    @property
    def is_settled(self) -> bool:
        """Whether the page is surely this product's."""
        return self.match in SETTLED

    def is_valid_on(self, day: date) -> bool:
        """Whether its stars count on a day; the last day still does."""
        return bool(self.star_rating and self.valid_until and day <= self.valid_until)

    @property
    def is_over(self) -> bool:
        return not self.is_valid_on(timezone.localdate())
