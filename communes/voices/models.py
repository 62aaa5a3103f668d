"""Sounds that are kept: made of a text once, found again by it."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any
from unicodedata import normalize

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.voices.encoding import Encoded
from portal.core.models.stamps import Name, of_site, on_all_sites, to_communes
from portal.core.row_files import delete_files_with_rows

# What kept pages follow that offer something to hear.
TAG = "voices"
# The queue of tasks may be long on the day on which a site has all its pages read.
LONGEST_WAIT = timedelta(minutes=20)
MP3_TYPE, OPUS_TYPE = "audio/mpeg", "audio/ogg"
TYPES = {"mp3": MP3_TYPE, "opus": OPUS_TYPE}


def digest_of(text: str) -> str:
    """What a text is known by: the same for the same words, however they are laid out."""
    words = " ".join(normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()


def sound_path(_sound: Any, name: str) -> str:
    """Among the files that the web server gives to nobody: they pass a view that asks."""
    return f"documents/giong-doc/{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


class Sound(models.Model):
    """Something to hear, as MP3 and, where it could be made, as Opus; `size` is that of the MP3."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("recording", "Is being made")
        READY = "ready", pgettext_lazy("recording", "Ready")
        FAILED = "failed", pgettext_lazy("recording", "Failed")

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.WAITING, editable=False
    )
    mp3 = models.FileField("MP3", upload_to=sound_path, blank=True, editable=False)
    opus = models.FileField("Opus", upload_to=sound_path, blank=True, editable=False)
    # 0: nobody could measure it.
    seconds = models.PositiveIntegerField(_("seconds"), default=0, editable=False)
    size = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    opus_size = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def key(self) -> str:
        """What its addresses hold: nobody guesses it, and what is made anew has another."""
        return str(self.mp3.name).rpartition("/")[2][:16]

    @property
    def files(self) -> list[tuple[str, str, int]]:
        """What there is of it, (kind, type, bytes), what takes least first."""
        sizes = {"opus": self.opus_size, "mp3": self.size}
        return [(kind, TYPES[kind], size) for kind, size in sizes.items() if getattr(self, kind)]

    def keep(self, encoded: Encoded) -> None:
        """Writes both files and is ready; saves nothing."""
        self.mp3.save("doc.mp3", ContentFile(encoded.mp3), save=False)
        self.opus.save("doc.opus", ContentFile(encoded.opus), save=False)
        self.seconds, self.state = encoded.seconds, self.State.READY
        self.size, self.opus_size = len(encoded.mp3), len(encoded.opus)

    def changed_stamps(self) -> list[Name]:
        """The pages of its site that can be heard; the portal's own are heard in communes, too."""
        names = [of_site(self.site_id, TAG), on_all_sites(TAG)]
        return [*names, to_communes(TAG)] if self.site.is_default_site else names


class Recording(Sound):
    """What a voice made of a text of a site: once, and again only after it went for its room.

    The text itself is not kept: `digest` says whether it is that of what is shown now.
    """

    digest = models.CharField(max_length=64, editable=False)
    voice = models.CharField(_("voice"), max_length=120, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    # Nobody keeps them by hand: they come and go with what is read.
    role_permissions: dict = {}

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = [
            models.UniqueConstraint(fields=["site", "digest"], name="recording_once_per_site")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} ({self.state})"

    @property
    def is_stuck(self) -> bool:
        """Whether it waits for longer than any voice takes: nobody is at work any more."""
        return self.is_waiting and self.made_at < timezone.now() - LONGEST_WAIT


delete_files_with_rows(Recording, "mp3", "opus")
