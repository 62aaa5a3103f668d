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
    where it failed or got stuck or, with `again`, anew; one query where it is there."""
    found, is_new = Recording.objects.get_or_create(site=site, digest=digest_of(text))
    if is_new or again or found.has_failed or found.is_stuck:
        if not found.is_ready:
            found.state, found.made_at = Recording.State.WAITING, timezone.now()
            found.save(update_fields=["state", "made_at"])
        transaction.on_commit(partial(make_recording.enqueue, found.pk, text))
    return found


@task()
def make_recording(recording_id: int, text: str) -> bool:
    """Has the voice read it; whether that can be heard now."""
    recording = Recording.objects.select_related("site").filter(pk=recording_id).first()
    if recording is None or recording.digest != digest_of(text):
        return False
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
    if not _laid_in(recording):
        return False
    make_room()
    return True


def _laid_in(recording: Recording) -> bool:
    """Saves it in place of what was there by now; its files go again where the row went."""
    with transaction.atomic():
        before = Recording.objects.select_for_update().filter(pk=recording.pk).first()
        if before:
            recording.save()
    unused = before or recording
    for file in (unused.mp3, unused.opus):
        if file.name:
            file.storage.delete(file.name)
    return before is not None
