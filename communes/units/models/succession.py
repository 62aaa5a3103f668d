"""What each unit became."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.models.stamps import EVERYWHERE

from .units import PROVINCE_PERMISSIONS, AdministrativeUnit


class UnitSuccession(models.Model):
    """One unit passing, wholly or in part, into another on a day."""

    class Kind(models.TextChoices):
        MERGE = "merge", pgettext_lazy("unit", "merged")
        RENAME = "rename", pgettext_lazy("unit", "renamed")
        SPLIT = "split", pgettext_lazy("unit", "split")
        PROVINCE_CHANGE = "province_change", pgettext_lazy("unit", "passed to another province")
        # A unit that goes on alone, only without the district above it.
        KEPT = "kept", pgettext_lazy("unit", "kept as it was")

    class Share(models.TextChoices):
        FULL = "full", _("all of it")
        PART = "part", _("a part of it")

    predecessor = models.ForeignKey(
        AdministrativeUnit,
        verbose_name=_("older unit"),
        on_delete=models.CASCADE,
        related_name="outgoing",
    )
    successor = models.ForeignKey(
        AdministrativeUnit,
        verbose_name=_("newer unit"),
        on_delete=models.CASCADE,
        related_name="incoming",
    )
    effective_date = models.DateField(pgettext_lazy("unit", "since"))
    kind = models.CharField(_("what happened"), max_length=15, choices=Kind.choices)
    share = models.CharField(_("how much"), max_length=4, choices=Share.choices, default=Share.FULL)
    legal_basis = models.ForeignKey(
        "units.LegalBasis",
        verbose_name=_("legal basis"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successions",
    )

    panels = [
        FieldPanel("predecessor"),
        FieldPanel("successor"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("share")]),
        FieldRowPanel([FieldPanel("effective_date"), FieldPanel("legal_basis")]),
    ]
    province_permissions = PROVINCE_PERMISSIONS

    class Meta:
        verbose_name = _("succession of units")
        verbose_name_plural = _("successions of units")
        ordering = ["-effective_date", "successor", "predecessor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("This succession is already in the list."),
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="succession_of_two_units",
                violation_error_message=_("Choose two different units."),
            ),
        ]

    def changed_stamps(self) -> list:
        """Homes, the portal's directory and the pages on boundaries tell of units."""
        return [EVERYWHERE]

    def __str__(self) -> str:
        return f"{self.predecessor.full_name} → {self.successor.full_name}"
