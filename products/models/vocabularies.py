"""Words that the province keeps for all communes."""

from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.models.stamps import EVERYWHERE


class Marketplace(models.Model):
    """A marketplace where producers sell, such as Voso or Postmart."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    url = models.URLField(_("home address"))

    province_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }

    class Meta:
        verbose_name = _("marketplace")
        verbose_name_plural = _("marketplaces")
        ordering = ["name"]

    @property
    def host(self) -> str:
        """Where its addresses are: "voso.vn"."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def sells_at(self, url: str) -> bool:
        """Whether an address is one of this marketplace, or of a part of it."""
        host = urlsplit(url).hostname or ""
        return host == self.host or host.endswith(f".{self.host}")

    def changed_stamps(self) -> list:
        """Products of every commune name where they are sold."""
        return [EVERYWHERE]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name
