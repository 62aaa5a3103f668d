"""What kinds of units and of duty there are, and how results of both kinds of pages are told."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.finding import SearchKind

# Of content of this app, for kept pages.
TAG = "organisation"
# What may stand in the texts of units and officials.
TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class UnitKind(models.TextChoices):
    """What a unit is, in the words of communes."""

    COMMITTEE = "committee", _("People’s Committee")
    COUNCIL = "council", _("People’s Council")
    PARTY = "party", _("Party Committee")
    FRONT = "front", _("Fatherland Front")
    UNION = "union", _("mass organisation")
    OFFICE = "office", _("specialised office or unit")
    TEAM = "team", _("team or board")


class Part(models.TextChoices):
    """The part of a day that somebody is on duty, where no hours are told."""

    ALL_DAY = "all_day", _("all day")
    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")
    NIGHT = "night", _("night, until the next morning")


MIDNIGHT = time(0)
# From when until when; an end that is not after the start is on the next day.
PART_HOURS = {
    Part.ALL_DAY: (MIDNIGHT, MIDNIGHT),
    Part.MORNING: (time(6), time(12)),
    Part.AFTERNOON: (time(12), time(18)),
    Part.EVENING: (time(18), MIDNIGHT),
    Part.NIGHT: (time(18), time(7)),
}

# Units and officials together: who looks for an office finds who works there.
KIND = SearchKind(
    "organisation",
    pgettext_lazy("kind of results", "Offices and officials"),
    is_local=True,
    hit_template="organisation/includes/hit.html",
)
