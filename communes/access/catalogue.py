"""The list of what must be public, from `catalogue.toml`: what it says of an item."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from communes.information import point_name
from portal.core.data_files import read_data

FILE = Path(__file__).with_name("catalogue.toml")


class Often(models.TextChoices):
    """How often an item is told anew."""

    MADE = "made", _("As soon as it is made")
    CHANGE = "change", _("When it changes")
    WEEK = "week", _("Every week")
    QUARTER = "quarter", _("Every quarter")
    YEAR = "year", _("Every year")


@dataclass(frozen=True)
class Item:
    """Something that must be public. `name` and `basis` are read by people."""

    key: str
    name: str
    name_en: str
    point: str
    often: Often
    site_point: str = ""
    province_only: bool = False

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name if get_language() == settings.LANGUAGE_CODE else self.name_en

    @property
    def basis(self) -> str:
        """Where the law asks for it."""
        if not self.point:
            return gettext("Article 17, clause 2")
        point = point_name(self.point)
        found = gettext("Article 17, clause 1, point %(point)s") % {"point": point}
        if self.site_point:
            point = point_name(self.site_point)
            found += gettext("; Article 19, clause 1, point %(point)s") % {"point": point}
        return found


@dataclass(frozen=True)
class Catalogue:
    """All items, in the order of the law."""

    item: tuple[Item, ...]


@lru_cache
def catalogue() -> Catalogue:
    """Read once; a wrong file raises DataFileError."""
    return read_data(FILE, Catalogue)


def items_for(*, province: bool) -> list[Item]:
    """What a province, or a commune, must make public."""
    return [item for item in catalogue().item if province or not item.province_only]


def item_choices() -> list[tuple[str, str]]:
    """The items for a choice in the admin."""
    return [(item.key, item.label) for item in catalogue().item]
