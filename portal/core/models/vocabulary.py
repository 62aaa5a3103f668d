"""Lists of words that the province keeps for all sites: topics, types, kinds, peoples."""

from django.db import models
from django.utils.translation import get_language

from portal.core.models.stamps import EVERYWHERE


class VocabularyQuerySet(models.QuerySet):
    """Words of a list."""

    def active(self) -> "VocabularyQuerySet":
        """Those that can be chosen now, of lists that have `is_active`."""
        return self.filter(is_active=True)


class Vocabulary(models.Model):
    """A word of such a list: it has `name`, `name_en` and `order`; pages of every site show it."""

    name: str
    name_en: str

    province_permissions = {
        "editor": ("view", "add", "change"),
        "admin": ("view", "add", "change", "delete"),
    }
    objects = VocabularyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.label

    def changed_stamps(self) -> list:
        """Every site names it."""
        return [EVERYWHERE]

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" and self.name_en else self.name
