"""The outline of a unit, for maps."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from communes.units.forms import OutlineForm
from communes.units.models.units import PROVINCE_PERMISSIONS, AdministrativeUnit
from portal.core.models.stamps import EVERYWHERE


class UnitOutline(models.Model):
    """The boundary of a unit as the province has it; `rings` are lists of [longitude, latitude]."""

    unit = models.OneToOneField(
        AdministrativeUnit,
        verbose_name=_("administrative unit"),
        on_delete=models.CASCADE,
        related_name="outline",
    )
    rings = models.JSONField(editable=False, default=list)
    source = models.CharField(
        _("source"),
        max_length=160,
        blank=True,
        help_text=_("Who drew it and when; stands below the map."),
    )

    panels = [FieldPanel("unit"), FieldPanel("file"), FieldPanel("source")]
    base_form_class = OutlineForm
    province_permissions = PROVINCE_PERMISSIONS

    class Meta:
        verbose_name = _("outline")
        verbose_name_plural = _("outlines")
        ordering = ["unit__folded_name", "pk"]

    def __str__(self):
        return str(self.unit)

    def changed_stamps(self) -> list:
        """As those of the unit."""
        return [EVERYWHERE]
