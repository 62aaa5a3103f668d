"""Work that nobody waits for: an uploaded recording becomes what stations and phones play."""

import logging

from django_tasks import task

from communes.bulletins.models import OwnSound
from communes.voices.encoding import NotEncoded, encode

logger = logging.getLogger(__name__)


@task()
def convert_own_sound(sound_id: int) -> bool:
    """Makes MP3 and Opus of what was uploaded; whether it can be heard now."""
    sound = OwnSound.objects.filter(pk=sound_id).exclude(source="").first()
    if sound is None:
        return False
    source, storage = str(sound.source.name), sound.source.storage
    try:
        with sound.source.open("rb") as file:
            sound.keep(encode(file.read()))
    except (NotEncoded, OSError) as error:
        logger.error("Uploaded recording %s: %s", sound_id, error)
        sound.state = OwnSound.State.FAILED
    sound.source = ""
    fields = ["state", "mp3", "opus", "seconds", "size", "opus_size", "source"]
    # Removed, or replaced, while it was converted: its files go again.
    rows = OwnSound.objects.filter(pk=sound_id, source=source)
    if not rows.exists():
        for file in (sound.mp3, sound.opus):
            if file.name:
                file.storage.delete(file.name)
        return False
    sound.save(update_fields=fields)
    storage.delete(source)
    return sound.is_ready
