"""What decisions do, and how the pages of their products are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionKind(models.TextChoices):
    """What a decision does with the stars of its products."""

    RECOGNISE = "recognise", _("recognises")
    RENEW = "renew", _("recognises again")
    REVOKE = "revoke", _("revokes")


class Match(models.TextChoices):
    """How the page of an entry was found."""

    NONE = "none", pgettext_lazy("match", "no page yet")
    PROPOSED = "proposed", pgettext_lazy("match", "to be confirmed")
    CERTAIN = "certain", pgettext_lazy("match", "by name and owner")
    CHOSEN = "chosen", pgettext_lazy("match", "confirmed by an officer")
    APART = "apart", pgettext_lazy("match", "no page, an officer says")


# Whose page is surely the product's.
SETTLED = (Match.CERTAIN, Match.CHOSEN)
