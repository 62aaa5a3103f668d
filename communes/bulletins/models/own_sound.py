"""A recording that officers made of a bulletin: in Vietnamese, or in another language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.bulletins.models.bulletin import Bulletin, stamps_of
from communes.voices.models import Sound, sound_path
from portal.core.models.stamps import Name
from portal.core.row_files import delete_files_with_rows


class OwnSound(Sound):
    """What somebody read out of a script. It is heard while the script says the same.

    In Vietnamese (`language` is "") it comes before the voice; in another one beside it.
    """

    bulletin = models.ForeignKey(
        Bulletin, verbose_name=_("bulletin"), on_delete=models.CASCADE, related_name="own_sounds"
    )
    language = models.CharField(
        _("language"),
        max_length=40,
        blank=True,
        help_text=_("Empty for Vietnamese; else its name, such as “Tiếng Thái”."),
    )
    # As it was uploaded, until ffmpeg has made both kinds of it.
    source = models.FileField(upload_to=sound_path, blank=True, editable=False)
    script_digest = models.CharField(max_length=64, editable=False)
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    role_permissions = Bulletin.role_permissions

    class Meta:
        verbose_name = _("recording of one’s own")
        verbose_name_plural = _("recordings of one’s own")
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "language"],
                name="own_sound_once_a_language",
                violation_error_message=_("There is a recording in this language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.bulletin_id}: {self.language or 'vi'}"

    def changed_stamps(self) -> list[Name]:
        return stamps_of(self.site_id)


delete_files_with_rows(OwnSound, "mp3", "opus", "source")
