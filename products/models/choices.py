"""The words of the OCOP programme (“Mỗi xã một sản phẩm”)."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# How many days before its end a certificate is warned of, once at each step.
ENDING_STEPS = (180, 90, 30)
# How long before its end a certificate counts as about to expire.
EXPIRING_DAYS = max(ENDING_STEPS)
# How long a seller's price counts as theirs, half a year; later the page tells buyers to ask.
PRICE_DAYS = 183


class OcopGroup(models.TextChoices):
    """The six groups of OCOP, and what is not ranked yet."""

    FOOD = "food", _("Food")
    DRINK = "drink", _("Drinks")
    HERBAL = "herbal", _("Herbs and herbal products")
    CRAFT = "craft", _("Handicrafts")
    ORNAMENTAL = "ornamental", _("Ornamental plants and animals")
    TOURISM = "tourism", _("Community tourism and eco-tourism")
    UNRANKED = "unranked", _("Speciality not ranked yet")


class Stars(models.IntegerChoices):
    """The stars that a council can give."""

    THREE = 3, _("3 stars")
    FOUR = 4, _("4 stars")
    FIVE = 5, _("5 stars")


def stars_in_words(stars: int | None) -> str:
    """Stars in the active language where no picture of them stands beside: "OCOP 4 sao"; ""
    where there are none."""
    return gettext("OCOP, %(count)s stars") % {"count": stars} if stars else ""


class EvidenceLevel(models.TextChoices):
    """How sure the portal is of a product's stars."""

    DECISION = "A", _("A – signed decision")
    STATE_NEWS = "B1", _("B1 – state news of the recognition")
    PROPOSED = "B2", _("B2 – only proposed")
    SELLER = "C", _("C – seller's own page")


# Only these prove a star to the public.
PROVING_EVIDENCE = (EvidenceLevel.DECISION, EvidenceLevel.STATE_NEWS)


class CertificateState(models.TextChoices):
    """Where a certificate stands on a day."""

    VALID = "valid", _("valid")
    EXPIRING = "expiring", _("about to expire")
    EXPIRED = "expired", _("expired")
    REASSESSING = "reassessing", _("being re-assessed")
    REVOKED = "revoked", _("revoked")
    NONE = "none", _("no certificate")


class RevocationReason(models.TextChoices):
    """Why a certificate was taken back; the wording is the portal's (docs/products.md)."""

    NOT_MADE = "not_made", _("The product is no longer made")
    DISSOLVED = "dissolved", _("The producer was dissolved or gave up the business")
    SAFETY = "safety", _("Food safety or quality was violated")
    FALSE_PAPERS = "false", _("The certificate was obtained by false papers")
    ORIGIN = "origin", _("Origin, label or intellectual property was violated")
    NOT_RENEWED = "renewal", _("Not re-assessed in time, or given back by the producer")


class ProducerType(models.TextChoices):
    """Who makes a product."""

    COOPERATIVE = "coop", _("Co-operative")
    GROUP = "group", _("Co-operative group")
    HOUSEHOLD = "household", _("Household business")
    COMPANY = "company", _("Company")
