"""The words of a renewal: sections of the criteria, what a point costs, how far a dossier is."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What each version of the producers' consent said.
CONSENTS = Path(__file__).parent / "consents.toml"


class Section(models.TextChoices):
    """The three sections of the criteria, 100 points together."""

    COMMUNITY = "A", _("A. The product and the strength of its community")
    MARKET = "B", _("B. How it is sold")
    QUALITY = "C", _("C. How good it is")

    @property
    def most(self) -> int:
        """The points that the criteria give to the section."""
        return SECTION_POINTS[self]


SECTION_POINTS = {Section.COMMUNITY: 40, Section.MARKET: 25, Section.QUALITY: 35}


class Cost(models.IntegerChoices):
    """What it takes to get the points of an item: a hint, no price."""

    NOTHING = 0, pgettext_lazy("cost", "costs nothing, only papers")
    LITTLE = 1, pgettext_lazy("cost", "costs little")
    SOME = 2, pgettext_lazy("cost", "costs something")
    MUCH = 3, pgettext_lazy("cost", "costs much or takes long")


class RenewalState(models.TextChoices):
    """How far a dossier is."""

    PREPARING = "preparing", pgettext_lazy("renewal", "being prepared")
    FILED = "filed", pgettext_lazy("renewal", "handed in")
    DECIDED = "decided", pgettext_lazy("renewal", "decided")


class Purpose(models.TextChoices):
    """What a producer agrees to."""

    REMIND = "remind", _("Being reminded by mail")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """None: the address is kept for the reminders only."""
        return ()
