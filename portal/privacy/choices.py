"""What people can ask of their data, how a request comes, and where it can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is asked for."""

    SEE = "see", _("See my data")
    CORRECT = "correct", _("Correct my data")
    WITHDRAW = "withdraw", _("Take a consent back")
    ERASE = "erase", _("Erase my data")


class Way(models.TextChoices):
    """How a request came."""

    ONLINE = "online", _("On the site, with the code")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")
    COUNTER = "counter", _("At the counter")


class State(models.TextChoices):
    """Where a request is."""

    RECEIVED = "received", _("Received")
    REPLIED = "replied", _("Replied, in work")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")

    @classmethod
    def open(cls) -> tuple["State", ...]:
        return (cls.RECEIVED, cls.REPLIED)


class Step(models.TextChoices):
    """What happened to a request."""

    RECEIVED = "received", _("The request came")
    REPLIED = "replied", _("The commune replied")
    EXTENDED = "extended", _("It takes longer")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
