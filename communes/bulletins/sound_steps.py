"""What officers do with the sound of a bulletin: have it read, upload a recording, remove one."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from communes.bulletins.abbreviations import said
from communes.bulletins.models import Bulletin, OwnSound
from communes.bulletins.scripts import script_of
from communes.bulletins.steps import STATE_FIELDS, hold, mark_draft, mark_ready, may_release
from communes.bulletins.tasks import convert_own_sound
from communes.voices.adapters import chosen_voice
from communes.voices.encoding import can_encode
from communes.voices.models import digest_of
from communes.voices.tasks import have_read
from portal.core.steps import StepNotPossible


def why_no_voice() -> str:
    """What to tell where nothing can be read aloud on this machine; else ""."""
    if chosen_voice() is None:
        return _("This portal has no voice yet. Ask the province to install espeak-ng.")
    if not can_encode():
        return _("This portal can’t make audio files yet. Ask the province to install ffmpeg.")
    return ""


def read_aloud(bulletin: Bulletin, *, again: bool = False) -> None:
    """Has the voice read what is said now. Raises StepNotPossible."""
    if reason := why_no_voice():
        raise StepNotPossible(reason)
    words = said(script_of(bulletin)).text
    if not words:
        raise StepNotPossible(_("There is nothing to be read out."))
    have_read(bulletin.site, words, again=again)


@transaction.atomic
def upload_sound(bulletin: Bulletin, user, file: UploadedFile, kind: str, language: str) -> None:
    """Keeps a recording of what is said now in place of an earlier one in its language.

    `kind` is what the file is by its bytes. Who may not approve has it approved again.
    """
    hold(bulletin, *Bulletin.State)
    for old in bulletin.own_sounds.filter(language=language):
        old.delete()
    digest = digest_of(script_of(bulletin))
    sound = OwnSound(site=bulletin.site, bulletin=bulletin, language=language, script_digest=digest)
    if can_encode():
        sound.source.save(f"goc.{kind}", file, save=False)
    else:
        sound.mp3.save("doc.mp3", file, save=False)
        sound.size, sound.state = file.size or 0, OwnSound.State.READY
    sound.save()
    _says_something_else(bulletin, user)
    if sound.is_waiting:
        transaction.on_commit(partial(convert_own_sound.enqueue, sound.pk))


@transaction.atomic
def remove_sound(bulletin: Bulletin, user, sound: OwnSound) -> None:
    """Takes a recording away; the voice is heard again."""
    hold(bulletin, *Bulletin.State)
    sound.delete()
    _says_something_else(bulletin, user)


def _says_something_else(bulletin: Bulletin, user) -> None:
    """What goes on air is another sound: whoever approves hears it first."""
    bulletin.version += 1
    if bulletin.is_ready:
        if may_release(user, bulletin):
            mark_ready(bulletin, user)
        else:
            mark_draft(bulletin)
    bulletin.save(update_fields=[*STATE_FIELDS, "version"])
