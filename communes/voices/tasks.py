"""Work that nobody waits for: a voice reads a text, and what takes too much room goes."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from communes.voices.adapters import NoVoice, chosen_voice
from communes.voices.encoding import NotEncoded, encode
from communes.voices.models import Recording, digest_of
from communes.voices.room import make_room

logger = logging.getLogger(__name__)


def have_read(site: Site, text: str, *, again: bool = False) -> Recording:
    """The recording of a text in full words for a site, which a task makes where there is none,
    where it failed or, with `again`, anew; one query where it is there."""
    found, is_new = Recording.objects.get_or_create(site=site, digest=digest_of(text))
    if is_new or again or found.has_failed:
        if found.has_failed:
            found.state = Recording.State.WAITING
            found.save(update_fields=["state"])
        transaction.on_commit(partial(make_recording.enqueue, found.pk, text))
    return found


@task()
def make_recording(recording_id: int, text: str) -> bool:
    """Has the voice read it; whether that can be heard now."""
    recording = Recording.objects.select_related("site").filter(pk=recording_id).first()
    if recording is None or recording.digest != digest_of(text):
        return False
    old = [recording.mp3.name, recording.opus.name]
    try:
        voice = chosen_voice()
        if voice is None:
            raise NoVoice("there is no voice")
        recording.keep(encode(voice.say(text)))
    except (NoVoice, NotEncoded) as error:
        logger.error("Recording %s failed: %s", recording_id, error)
        if not recording.mp3.name:  # what was heard so far can be heard on
            recording.state = Recording.State.FAILED
            recording.save(update_fields=["state"])
        return False
    recording.voice = voice.name
    recording.made_at = recording.last_used_at = timezone.now()
    if not _still_there(recording):
        return False
    for name in filter(None, old):
        recording.mp3.storage.delete(name)
    make_room()
    return True


def _still_there(recording: Recording) -> bool:
    """Saves it, or takes its files away again where the row went meanwhile."""
    with transaction.atomic():
        if Recording.objects.select_for_update().filter(pk=recording.pk).exists():
            recording.save()
            return True
    for file in (recording.mp3, recording.opus):
        file.storage.delete(str(file.name))
    return False
