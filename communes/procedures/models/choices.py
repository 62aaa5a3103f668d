"""How much of a procedure goes online, and in which ways it is filed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    """What of it can be done online, as the law calls it."""

    FULL = "full", _("All of it online")
    PARTIAL = "partial", _("Partly online")
    INFORMATION = "information", _("Information online")


class WayKind(models.TextChoices):
    """How papers are handed in."""

    DIRECT = "direct", _("At the counter")
    ONLINE = "online", pgettext_lazy("way of filing", "Online")
    POST = "post", _("By post")
