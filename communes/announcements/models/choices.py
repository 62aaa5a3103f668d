"""What an announcement is about and how much it presses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Category(models.TextChoices):
    """What an announcement is about."""

    UTILITIES = "utilities", _("Power, water")
    DISASTER = "disaster", _("Weather, disasters")
    HEALTH = "health", _("Health")
    VACCINATION = "vaccination", _("Vaccination")
    MEETING = "meeting", _("Village meetings")
    FARMING = "farming", _("Crops and livestock")
    PRODUCTION = "production", _("Production, OCOP")
    DIGITAL = "digital", _("Digital transformation")
    OTHER = "other", _("Other news")


class Urgency(models.IntegerChoices):
    """How much it presses; the numbers sort."""

    NORMAL = 1, _("Ordinary")
    IMPORTANT = 2, _("Important")
    URGENT = 3, _("Urgent")

    @property
    def code(self) -> str:
        """What programs of others read: "normal", "important", "urgent"."""
        return self.name.lower()


class Reach(models.TextChoices):
    """Where a notice of the province stands beside its own page's site."""

    OWN = "own", _("The province’s portal")
    ALL = "all", pgettext_lazy("reach", "Every commune")
    CHOSEN = "chosen", _("Chosen communes")
