"""What an official document is about, whether it is in force, what it does to another one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Domain(models.TextChoices):
    """The field of public work that a document is of."""

    ORGANISATION = "organisation", _("Organisation and staff")
    FINANCE = "finance", _("Budget and finance")
    LAND = "land", _("Land and building")
    FARMING = "farming", _("Farming and countryside")
    ECONOMY = "economy", _("Trade, industry, OCOP")
    EDUCATION = "education", _("Education and culture")
    HEALTH = "health", _("Health and social support")
    JUSTICE = "justice", _("Justice and civil status")
    SECURITY = "security", _("Order and defence")
    DISASTER = "disaster", _("Weather, disasters")
    DIGITAL = "digital", _("Digital transformation")
    OTHER = "other", _("Other fields")


class Force(models.TextChoices):
    """Whether a document is in force on a day: counted by query, never stored."""

    TO_COME = "to_come", pgettext_lazy("force of a document", "Not yet in force")
    IN_FORCE = "in_force", pgettext_lazy("force of a document", "In force")
    AMENDED = "amended", pgettext_lazy("force of a document", "In force, amended")
    REPLACED = "replaced", pgettext_lazy("force of a document", "Replaced")
    ENDED = "ended", pgettext_lazy("force of a document", "No longer in force")


class RelationKind(models.TextChoices):
    """What a document does to another one."""

    REPLACES = "replaces", pgettext_lazy("relation of documents", "Replaces")
    AMENDS = "amends", pgettext_lazy("relation of documents", "Amends")
    GUIDES = "guides", pgettext_lazy("relation of documents", "Guides how to apply")
    BASED_ON = "based_on", pgettext_lazy("relation of documents", "Is based on")

    @property
    def the_other_way(self):
        """The same as the other document tells it."""
        return {
            RelationKind.REPLACES: pgettext_lazy("relation of documents", "Is replaced by"),
            RelationKind.AMENDS: pgettext_lazy("relation of documents", "Is amended by"),
            RelationKind.GUIDES: pgettext_lazy("relation of documents", "Is guided by"),
            RelationKind.BASED_ON: pgettext_lazy("relation of documents", "Is the basis of"),
        }[self]
