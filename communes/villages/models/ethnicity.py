"""The peoples of Viet Nam: one list for the whole province."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.models.stamps import EVERYWHERE


class Ethnicity(models.Model):
    """A people, as villages name those who live there; kept by the province."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    province_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }
    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("order")]

    class Meta:
        verbose_name = _("people")
        verbose_name_plural = _("peoples")
        ordering = ["order", "name"]

    def __str__(self):
        return self.label

    def changed_stamps(self) -> list:
        """Villages of every commune name their peoples."""
        return [EVERYWHERE]

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name
