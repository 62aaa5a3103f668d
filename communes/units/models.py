"""Administrative units and their lineage (written in full by units work)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdministrativeUnit(models.Model):
    gso_code = models.CharField(_("code"), max_length=5)
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("valid from"))
