"""How far a link is, and what a producer agrees to."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What each version of the consent said.
CONSENTS = Path(__file__).parent / "consents.toml"


class State(models.TextChoices):
    """How far a link is. That it expired is told by its day and kept nowhere."""

    WAITING = "waiting", pgettext_lazy("producer's link", "Not opened yet")
    OPENED = "opened", pgettext_lazy("producer's link", "Opened")
    SENT = "sent", pgettext_lazy("producer's link", "Sent, waits for you")
    APPROVED = "approved", pgettext_lazy("producer's link", "Approved")
    REFUSED = "refused", pgettext_lazy("producer's link", "Refused")
    EXPIRED = "expired", pgettext_lazy("producer's link", "Expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("producer's link", "Withdrawn")

    @classmethod
    def open_states(cls) -> tuple["State", ...]:
        """Those in which something can still be sent, until the last moment."""
        return (cls.WAITING, cls.OPENED)

    @classmethod
    def decided(cls) -> tuple["State", ...]:
        """Those in which an officer ended the link."""
        return (cls.APPROVED, cls.REFUSED, cls.WITHDRAWN)


class Purpose(models.TextChoices):
    """What a producer agrees to with each sending."""

    SHOW = "show", _("Being shown with name, contact, price and pictures")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """None: without it nothing may be shown."""
        return ()
