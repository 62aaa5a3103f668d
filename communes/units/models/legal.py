"""Documents that units, and later procedures, rest on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.models.stamps import EVERYWHERE


class LegalBasis(models.Model):
    """A resolution, law or decision, with the days it is in force and what replaced it."""

    number = models.CharField(
        _("document number"), max_length=60, help_text=_("As on the document: 1678/NQ-UBTVQH15.")
    )
    title = models.CharField(_("title of the document"), max_length=255)
    issuer = models.CharField(pgettext_lazy("legal basis", "issued by"), max_length=120)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_to = models.DateField(
        _("in force to"), null=True, blank=True, help_text=_("Leave empty while it is in force.")
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )
    url = models.URLField(_("address of the text"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("issuer")]),
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_from")]),
                FieldRowPanel([FieldPanel("effective_to"), FieldPanel("replaced_by")]),
            ],
            heading=_("In force"),
        ),
        FieldPanel("url"),
    ]
    province_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ["-issued_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "issuer"],
                name="legal_basis_once",
                violation_error_message=_("This document is already in the list."),
            )
        ]

    def changed_stamps(self) -> list:
        """Homes, the portal's directory and the pages on boundaries tell of units."""
        return [EVERYWHERE]

    def __str__(self) -> str:
        return f"{self.number} – {self.title}"

    def clean(self):
        super().clean()
        errors = {}
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            errors["effective_to"] = _("This day must not be before the first day in force.")
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            errors["replaced_by"] = _("Choose another document: one can't replace itself.")
        if errors:
            raise ValidationError(errors)
