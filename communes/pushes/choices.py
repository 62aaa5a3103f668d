"""The words of news on devices."""

from datetime import timedelta
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from communes.announcements.models.choices import Urgency

# What each version of the consent said.
CONSENTS = Path(__file__).parent / "consents.toml"
# A device is disturbed for no less.
LEAST_URGENCY = Urgency.IMPORTANT
LONGEST_ENDPOINT = 500
# What nothing reached for so long goes.
GIVEN_UP_AFTER = timedelta(days=7)


class Purpose(models.TextChoices):
    """What a reader agrees to."""

    NEWS = "news", _("Important and urgent announcements on this device")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """None: the browser's address is kept for this only."""
        return ()
