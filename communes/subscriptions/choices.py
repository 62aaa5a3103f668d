"""The words of a subscription."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

# What each version of the consent said.
CONSENTS = Path(__file__).parent / "consents.toml"
# Hours in which the link of the first mail works.
CONFIRM_HOURS = 48
# After so many mails that came back for good an address goes.
MOST_BOUNCES = 3


class Purpose(models.TextChoices):
    """What a subscriber agrees to."""

    NEWS = "news", _("Announcements by mail")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """None: the address is kept for the mails only."""
        return ()
