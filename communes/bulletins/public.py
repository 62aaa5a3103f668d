"""What readers may hear of bulletins: approved, holding now, in the very words of now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from communes.bulletins.abbreviations import known
from communes.bulletins.models import Bulletin
from communes.bulletins.models.bulletin import TAG
from communes.bulletins.scripts import script_of
from communes.bulletins.sounds import Heard, Said, heard_of
from communes.bulletins.speech import spoken
from communes.voices.models import TAG as VOICES_TAG
from portal.sites.frame import Frame

SECTION = "AnnouncementIndexPage"


@dataclass(frozen=True)
class PublicBulletin:
    """A bulletin with what is said, and what of it can be heard."""

    bulletin: Bulletin
    script: str
    words: str
    heard: Heard


def of_site(frame: Frame, ahead: timedelta = timedelta()):  # noqa: B008
    """The bulletins that readers of a site may hear, with those of some days `ahead`; on the
    portal those of all sites."""
    frame.follows(TAG)
    frame.follows(VOICES_TAG)
    found = Bulletin.objects.public_now(ahead)
    return found if frame.is_portal else found.in_site(frame.site)


def with_sound(bulletins: Iterable[Bulletin]) -> list[PublicBulletin]:
    """Those of some that can be heard, in their order: three queries, none where there are no
    bulletins."""
    many = list(bulletins)
    if not many:
        return []
    words = known()
    said = []
    for bulletin in many:
        script = script_of(bulletin)
        said.append(Said(bulletin, script, spoken(script, words).text))
    heard = heard_of(said)
    told = (
        PublicBulletin(one.bulletin, one.script, one.words, heard[one.bulletin.pk])
        for one in said
        if one.bulletin.pk in heard
    )
    return [one for one in told if one.heard.ready]
