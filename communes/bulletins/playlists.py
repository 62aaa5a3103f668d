"""What is played on a day: by hour, the most urgent first; for screens, computers and players."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from communes.bulletins.abbreviations import known
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.scripts import script_of, seconds_of
from communes.bulletins.sounds import Heard, Said, heard_of, officers_url, public_url
from communes.bulletins.speech import Spoken, spoken
from communes.voices.models import Sound


@dataclass(frozen=True)
class Item:
    """A bulletin at an hour; `airing` is None until somebody wrote down what became of it."""

    bulletin: Bulletin
    at: datetime
    script: str
    spoken: Spoken
    airing: AirLog | None
    heard: Heard = Heard()

    @property
    def key(self) -> str:
        """In forms: which bulletin at which minute."""
        return f"{self.bulletin.pk}-{int(self.at.timestamp())}"

    @property
    def seconds(self) -> int:
        """Of what is played, where that was measured; else as long as a reader takes."""
        sound = self.heard.sound
        return sound.seconds if sound and sound.seconds else seconds_of(self.spoken.text)

    @property
    def is_due(self) -> bool:
        return self.at <= timezone.now()


@dataclass(frozen=True)
class Slot:
    """An hour and what is played then, in its order."""

    at: datetime
    items: tuple[Item, ...]

    @property
    def stamp(self) -> int:
        """The hour in addresses: seconds since 1970."""
        return int(self.at.timestamp())

    @property
    def seconds(self) -> int:
        return sum(item.seconds for item in self.items)


def playlist(site: Site, day: date) -> list[Slot]:
    """The slots of a site's day, in their order; six queries and that of the abbreviations."""
    bulletins = list(Bulletin.objects.in_site(site).of_day(day).whole())
    logged = {
        (one.bulletin_id, one.planned_at): one
        for one in AirLog.objects.filter(
            bulletin__in=bulletins, planned_at__date=day
        ).select_related("by")
    }
    words, now = known(), timezone.now()
    scripts = {one.pk: script_of(one) for one in bulletins}
    told = {one.pk: scripts[one.pk] or one.script for one in bulletins}
    in_words = {one.pk: spoken(told[one.pk], words) for one in bulletins}
    heard = heard_of(Said(one, told[one.pk], in_words[one.pk].text) for one in bulletins)
    slots: dict[datetime, list[Item]] = defaultdict(list)
    for bulletin in bulletins:
        pk = bulletin.pk
        for at in bulletin.moments_on(day):
            # Taken back before anybody wrote down whether it was heard: that is still asked.
            if scripts[pk] or at <= now:
                airing = logged.get((pk, at))
                made = heard.get(pk, Heard())
                slots[at].append(Item(bulletin, at, told[pk], in_words[pk], airing, made))
    return [
        Slot(at, tuple(sorted(items, key=lambda item: (-item.bulletin.urgency, item.bulletin.pk))))
        for at, items in sorted(slots.items())
    ]


def as_json(site: Site, day: date) -> dict[str, Any]:
    """A day for the station's computer; times are ISO 8601 with their zone, lengths seconds."""
    slots = playlist(site, day)
    public = _public_ones(slots)
    return {
        "site": site.site_name,
        "day": day.isoformat(),
        "slots": [
            {
                "at": timezone.localtime(slot.at).isoformat(),
                "seconds": slot.seconds,
                "items": [_item_as_json(item, public) for item in slot.items],
            }
            for slot in slots
        ],
    }


def _item_as_json(item: Item, public: set[int]) -> dict[str, Any]:
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
        "audio": audio_as_json(bulletin, item.heard, is_public=bulletin.pk in public),
    }


def audio_as_json(bulletin: Bulletin, heard: Heard, *, is_public: bool) -> list[dict[str, Any]]:
    """What can be heard of a bulletin: at addresses for everybody, or for officers alone."""
    address = public_url if is_public else officers_url
    return [
        {
            "language": getattr(sound, "language", ""),
            "seconds": sound.seconds,
            "url": address(bulletin, sound, kind),
            "type": media_type,
            "bytes": size,
        }
        for sound in heard.ready
        for kind, media_type, size in sound.files
    ]


def as_m3u(slots: list[Slot]) -> str:
    """What is played, one after the other, for any player: title, seconds (-1 where nobody
    measured them) and the MP3. What has no sound is named in a remark: somebody reads it out."""
    public = _public_ones(slots)
    lines = ["#EXTM3U"]
    for slot in slots:
        for item in slot.items:
            title = " ".join(item.bulletin.title.split())
            if not item.heard.ready:
                lines.append(f"# {title}")
            for sound in item.heard.ready:
                language = getattr(sound, "language", "")
                shown = f"{title} ({language})" if language else title
                lines += [
                    f"#EXTINF:{sound.seconds or -1},{shown}",
                    _address(item.bulletin, sound, "mp3", public),
                ]
    return "\n".join(lines) + "\n"


def _public_ones(slots: list[Slot]) -> set[int]:
    """The bulletins that readers may hear now: players without a log-in get these."""
    ids = {item.bulletin.pk for slot in slots for item in slot.items}
    return set(Bulletin.objects.filter(pk__in=ids).public_now().values_list("pk", flat=True))


def _address(bulletin: Bulletin, sound: Sound, kind: str, public: set[int]) -> str:
    address = public_url if bulletin.pk in public else officers_url
    return address(bulletin, sound, kind)
