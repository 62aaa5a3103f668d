"""Sample bulletins with their recordings, so that no demo needs a voice."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.bulletins.abbreviations import FIRST
from communes.bulletins.models import Bulletin
from communes.bulletins.speech import spoken
from communes.voices.models import Recording, digest_of
from portal.core.data_files import read_data
from portal.core.demo import Opened
from portal.core.querysets import below

FOLDER = Path(__file__).parent
SOUNDS = FOLDER / "sounds"
DAY = timedelta(days=1)
DAYS_ON_AIR = 7 * DAY


@dataclass(frozen=True)
class VoicedBulletin:
    """`notice` is the slug of the sample notice that it is of."""

    commune: str
    notice: str
    title: str
    script: str

    @property
    def text(self) -> str:
        """The script, on one line as the loader keeps it."""
        return " ".join(self.script.split())

    @property
    def words(self) -> str:
        """What is said, by the first list of abbreviations."""
        return spoken(self.text, FIRST).text

    @property
    def sound(self) -> str:
        """The name of its files, which follows from what is said."""
        return digest_of(self.words)[:16]


@dataclass(frozen=True)
class VoicedFile:
    """Two of each commune."""

    bulletin: tuple[VoicedBulletin, ...]


def voiced_bulletins() -> tuple[VoicedBulletin, ...]:
    """All, in the order of their file."""
    return read_data(FOLDER / "voiced.toml", VoicedFile).bulletin


def make_voiced(key: str, place: Opened) -> int:
    """Makes those of a commune that it hasn't got, ready since yesterday; how many."""
    made = 0
    for sample in voiced_bulletins():
        own = Bulletin.objects.in_site(place.site).filter(title=sample.title, is_sample=True)
        if sample.commune == key and not own.exists():
            _make(sample, place)
            made += 1
    return made


def _make(sample: VoicedBulletin, place: Opened) -> None:
    notices = AnnouncementPage.objects.live().current().filter(below([place.home.path]))
    yesterday = timezone.localdate() - DAY
    Bulletin.objects.create(
        site=place.site,
        notice=notices.filter(slug=sample.notice).first(),
        title=sample.title,
        script=sample.text,
        first_day=yesterday,
        last_day=yesterday + DAYS_ON_AIR,
        state=Bulletin.State.READY,
        ready_at=timezone.make_aware(datetime.combine(yesterday, time(18))),
        ready_role="approver",
        is_sample=True,
    )
    keep_sound(place.site, sample)


def keep_sound(site: Site, sample: VoicedBulletin) -> None:
    """Lays the recording of a sample among those of its site."""
    recording, is_new = Recording.objects.get_or_create(site=site, digest=digest_of(sample.words))
    if not is_new:
        return
    for kind in ("mp3", "opus"):
        content = (SOUNDS / f"{sample.sound}.{kind}").read_bytes()
        getattr(recording, kind).save(f"doc.{kind}", ContentFile(content), save=False)
    recording.size, recording.opus_size = recording.mp3.size, recording.opus.size
    # Of MP3 with 32 kbit/s.
    recording.seconds = round(recording.size / 4000)
    recording.voice, recording.state = "espeak-ng", Recording.State.READY
    recording.save()
