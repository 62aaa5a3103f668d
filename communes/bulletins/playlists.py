"""What is played on a day: by hour, the most urgent first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from communes.bulletins.abbreviations import known
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.scripts import script_of, seconds_of
from communes.bulletins.speech import Spoken, spoken


@dataclass(frozen=True)
class Item:
    """A bulletin at an hour; `airing` is None until somebody wrote down what became of it."""

    bulletin: Bulletin
    at: datetime
    script: str
    spoken: Spoken
    airing: AirLog | None

    @property
    def key(self) -> str:
        """In forms: which bulletin at which minute."""
        return f"{self.bulletin.pk}-{int(self.at.timestamp())}"

    @property
    def seconds(self) -> int:
        return seconds_of(self.spoken.text)

    @property
    def is_due(self) -> bool:
        return self.at <= timezone.now()


@dataclass(frozen=True)
class Slot:
    """An hour and what is played then, in its order."""

    at: datetime
    items: tuple[Item, ...]

    @property
    def seconds(self) -> int:
        return sum(item.seconds for item in self.items)


def playlist(site: Site, day: date) -> list[Slot]:
    """The slots of a site's day, in their order; four queries and that of the abbreviations."""
    bulletins = list(Bulletin.objects.in_site(site).of_day(day).whole())
    logged = {
        (one.bulletin_id, one.planned_at): one
        for one in AirLog.objects.filter(
            bulletin__in=bulletins, planned_at__date=day
        ).select_related("by")
    }
    words, now = known(), timezone.now()
    slots: dict[datetime, list[Item]] = defaultdict(list)
    for bulletin in bulletins:
        script = script_of(bulletin)
        for at in bulletin.moments_on(day):
            # Taken back before anybody wrote down whether it was heard: that is still asked.
            told = script or (bulletin.script if at <= now else "")
            if told:
                airing = logged.get((bulletin.pk, at))
                slots[at].append(Item(bulletin, at, told, spoken(told, words), airing))
    return [
        Slot(at, tuple(sorted(items, key=lambda item: (-item.bulletin.urgency, item.bulletin.pk))))
        for at, items in sorted(slots.items())
    ]


def as_json(site: Site, day: date) -> dict[str, Any]:
    """A day for the station's computer; times are ISO 8601 with their zone, lengths seconds."""
    return {
        "site": site.site_name,
        "day": day.isoformat(),
        "slots": [
            {
                "at": timezone.localtime(slot.at).isoformat(),
                "seconds": slot.seconds,
                "items": [_item_as_json(item) for item in slot.items],
            }
            for slot in playlist(site, day)
        ],
    }


def _item_as_json(item: Item) -> dict[str, Any]:
    bulletin = item.bulletin
    return {
        "id": bulletin.pk,
        "title": bulletin.title,
        "urgency": bulletin.urgency,
        "urgencyName": str(bulletin.get_urgency_display()),
        "seconds": item.seconds,
        "script": item.script,
        "spoken": item.spoken.text,
        "villages": [str(village) for village in bulletin.villages.all()],
        "outcome": item.airing.outcome if item.airing else "",
    }
