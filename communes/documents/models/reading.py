"""What was read of a file: its fingerprint at once, its text and signature in a task."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class ReadingState(models.TextChoices):
    """How far the reading of a file has come, or what stood in its way."""

    WAITING = "waiting", pgettext_lazy("reading of a file", "Waits to be read")
    READ = "read", pgettext_lazy("reading of a file", "Text was read")
    SCAN = "scan", pgettext_lazy("reading of a file", "A scan: pictures of pages, no text")
    LOCKED = "locked", pgettext_lazy("reading of a file", "Asks for a password")
    BROKEN = "broken", pgettext_lazy("reading of a file", "Can’t be read")
    TOO_MUCH = "too_much", pgettext_lazy("reading of a file", "Takes too long to read")
    OTHER = "other", pgettext_lazy("reading of a file", "No PDF")


class Signature(models.TextChoices):
    """What is known of the signature in a file: four sentences for readers."""

    UNCHECKED = "", ""
    TRUSTED = "trusted", pgettext_lazy("signature", "Valid signature, the file is intact")
    UNKNOWN = (
        "unknown",
        pgettext_lazy("signature", "Valid signature; its root certificate isn’t on this server"),
    )
    CHANGED = "changed", pgettext_lazy("signature", "The file was changed after it was signed")
    NONE = "none", pgettext_lazy("signature", "The file has no digital signature")


class FileReading(models.Model):
    """What was read of a file that a document shows.

    It is of the very bytes that `file_hash` names (Wagtail's, of the file at that time):
    a replaced file is read anew. `text` is what the search finds the document by.
    """

    never_shown = "Its pages are told when it is written (communes.documents.files)."
    # Worked out from the file: it isn't what uses it.
    wagtail_reference_index_ignore = True

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="reading",
    )
    file_hash = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        max_length=8, choices=ReadingState.choices, default=ReadingState.WAITING
    )
    page_count = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    is_cut = models.BooleanField(default=False)
    has_script = models.BooleanField(default=False)
    signature = models.CharField(max_length=8, choices=Signature.choices, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")

    def __str__(self):
        return f"{self.document_id}: {self.state}"

    @property
    def is_true(self) -> bool:
        """Whether it is of the file as it is now."""
        return bool(self.file_hash) and self.file_hash == self.document.file_hash

    @property
    def is_scan(self) -> bool:
        return self.state == ReadingState.SCAN

    @property
    def problem(self) -> str:
        """What an officer should know of the file, or ""."""
        told = {
            ReadingState.SCAN,
            ReadingState.LOCKED,
            ReadingState.BROKEN,
            ReadingState.TOO_MUCH,
        }
        found = [str(ReadingState(self.state).label)] if self.state in told else []
        if self.has_script:
            found.append(gettext("Holds a program: ask for a file without one"))
        return "; ".join(found)
