"""What is made public of works and money, in the words of communes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.finding import SearchKind

# Of content of this app, for kept pages.
TAG = "works"


class Stage(models.IntegerChoices):
    """How far a work was when a picture of it was taken."""

    BEFORE = 0, _("before it began (0%)")
    HALF = 50, _("half done (50%)")
    DONE = 100, _("done (100%)")


class AccountKind(models.TextChoices):
    """What a table of money is."""

    PLANNED = "planned", _("budget estimate")
    CARRIED = "carried", _("budget as carried out")
    CLOSED = "closed", _("closed budget")
    DONATIONS = "donations", _("people’s contributions, donations")
    FUND = "fund", pgettext_lazy("money", "fund")


class Side(models.TextChoices):
    """Which way money goes."""

    IN = "in", pgettext_lazy("money", "in")
    OUT = "out", pgettext_lazy("money", "out")


class TenderStage(models.TextChoices):
    """How far something that the commune buys is."""

    PLAN = "plan", _("planned")
    INVITED = "invited", _("offers invited")
    AWARDED = "awarded", _("contract awarded")
    CANCELLED = "cancelled", pgettext_lazy("tender", "called off")


KIND = SearchKind(
    "works",
    pgettext_lazy("kind of results", "Public works and money"),
    is_local=True,
    hit_template="works/includes/hit.html",
)
