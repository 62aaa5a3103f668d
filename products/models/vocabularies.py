"""Words that the province keeps for all communes."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.models.stamps import EVERYWHERE


class Marketplace(models.Model):
    """A marketplace where producers sell, such as Voso or Postmart."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    url = models.URLField(_("home address"))
    sold_out_words = models.TextField(
        _("words of a page that no longer sells"),
        blank=True,
        max_length=600,
        help_text=_(
            "One on each line, as the marketplace writes it, such as “Sản phẩm đã ngừng bán”. A"
            " product whose page says so loses its button after two checks."
        ),
    )

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

    def clean(self):
        """Words that any page could say would hide every button."""
        super().clean()
        lines = [" ".join(line.split()) for line in self.sold_out_words.splitlines()]
        self.sold_out_words = "\n".join(line for line in lines if line)
        if short := [line for line in self.sold_out_words.splitlines() if len(line) < 6]:
            raise ValidationError(
                {
                    "sold_out_words": _(
                        "“%(words)s” is too short and would be found on any page. Write a"
                        " whole phrase of the marketplace."
                    )
                    % {"words": short[0]}
                }
            )

    def changed_stamps(self) -> list:
        """Products of every commune name where they are sold."""
        return [EVERYWHERE]

    def __str__(self):
        return (self.name_en if get_language() == "en" else "") or self.name
