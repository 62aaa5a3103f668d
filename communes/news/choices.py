"""What news are about, and how results of news and events are told."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.finding import SearchKind

# Of content of this app, for kept pages.
TAG = "news"
# The choice of the list that shows events in the place of news.
EVENTS = "events"


class Category(models.TextChoices):
    """What a piece of news is about, in the words of communes."""

    ACTIVITY = "activity", _("work of the commune")
    ECONOMY = "economy", _("farming and economy")
    CULTURE = "culture", _("culture and society")
    DIGITAL = "digital", _("digital transformation")
    SECURITY = "security", _("security and defence")
    MODEL = "model", _("people who set an example")


# News and events together: who looks for a festival finds what was written of the last one.
KIND = SearchKind(
    "news",
    pgettext_lazy("kind of results", "News and events"),
    news=True,
    hit_template="news/includes/hit.html",
)
