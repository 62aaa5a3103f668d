"""What can be heard of bulletins: whatever was made of the very words that they say now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from communes.bulletins.models import Bulletin, OwnSound
from communes.voices.models import Recording, Sound, digest_of


@dataclass(frozen=True)
class Said:
    """A bulletin, the script that is read out now, and the same in full words."""

    bulletin: Bulletin
    script: str
    words: str


@dataclass(frozen=True)
class Heard:
    """What officers recorded (`own`), what the voice made, and recordings in other languages;
    those in the making, and those that failed, too."""

    own: OwnSound | None = None
    recording: Recording | None = None
    others: tuple[OwnSound, ...] = ()

    @property
    def sound(self) -> Sound | None:
        """What is played: one's own first."""
        return next((one for one in (self.own, self.recording) if one and one.is_ready), None)

    @property
    def ready_others(self) -> list[OwnSound]:
        return [one for one in self.others if one.is_ready]

    @property
    def ready(self) -> list[Sound]:
        """All that can be heard, what is played first."""
        return [*([self.sound] if self.sound else []), *self.ready_others]

    def called(self, key: str) -> Sound | None:
        """The one that an address names."""
        every = (self.own, self.recording, *self.others)
        return next((one for one in every if one and one.is_ready and one.key == key), None)


def heard_of(many: Iterable[Said]) -> dict[int, Heard]:
    """What can be heard of each bulletin, by its key; two queries for however many."""
    said = [one for one in many if one.words]
    if not said:
        return {}
    scripts = {one.bulletin.pk: digest_of(one.script) for one in said}
    digests = {one.bulletin.pk: (one.bulletin.site_id, digest_of(one.words)) for one in said}
    made = {
        (one.site_id, one.digest): one
        for one in Recording.objects.filter(
            site__in={site for site, _digest in digests.values()},
            digest__in={digest for _site, digest in digests.values()},
        )
    }
    own: dict[int, list[OwnSound]] = {}
    for one in OwnSound.objects.filter(bulletin__in=scripts):
        if one.script_digest == scripts[one.bulletin_id]:
            own.setdefault(one.bulletin_id, []).append(one)
    return {
        pk: Heard(
            own=next((one for one in own.get(pk, ()) if not one.language), None),
            recording=made.get(key),
            others=tuple(one for one in own.get(pk, ()) if one.language),
        )
        for pk, key in digests.items()
    }


def officers_url(bulletin: Bulletin, sound: Sound, kind: str) -> str:
    """Where officers of its site get it, whatever its state."""
    path = reverse("bulletins:sound", args=[bulletin.pk, sound.key, kind])
    return settings.WAGTAILADMIN_BASE_URL + path


def public_path(bulletin: Bulletin, sound: Sound, kind: str) -> str:
    """Where everybody gets it on its site's own host, while readers may hear it."""
    with override(settings.LANGUAGE_CODE):
        return reverse("bulletin_sound", args=[bulletin.pk, sound.key, kind])


def public_url(bulletin: Bulletin, sound: Sound, kind: str) -> str:
    """The same, whole."""
    return bulletin.site.root_url + public_path(bulletin, sound, kind)
