"""What imports leave behind: what was read, and what the source last said of each procedure."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportState(models.TextChoices):
    """How far an import has come."""

    READ = "read", _("Read, not taken in")
    TAKING = "taking", _("Being taken in")
    DONE = "done", _("Taken in")


class ProcedureImport(models.Model):
    """Files that were read. What is in them waits here until an officer takes it in."""

    never_shown = "officers of the province alone see it"

    created_at = models.DateTimeField(_("read at"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    files = models.CharField(_("files"), max_length=300)
    state = models.CharField(
        pgettext_lazy("import", "state"),
        max_length=6,
        choices=ImportState.choices,
        default=ImportState.READ,
    )
    # `Record.as_json` of each; empty once they were taken in.
    records = models.JSONField(default=list, editable=False)
    # `Faulty` of each that couldn't be read.
    faulty = models.JSONField(default=list, editable=False)
    # The codes that the officer chose.
    chosen = models.JSONField(default=list, editable=False)
    # Code by what became of it ("new", "changed", "draft", "same", or why it wasn't taken).
    result = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("import of procedures")
        verbose_name_plural = _("imports of procedures")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.files


class ProcedureSource(models.Model):
    """What the source last said of a procedure: what it says anew is told by it, and what an
    officer has changed since stays."""

    never_shown = "officers of the province alone see it"
    wagtail_reference_index_ignore = True

    procedure = models.OneToOneField(
        "procedures.ProcedurePage", on_delete=models.CASCADE, related_name="source"
    )
    record: Any = models.JSONField(editable=False)
    changed_at = models.DateTimeField(
        _("changed at the source, as we know"), db_index=True, editable=False
    )
    read_at = models.DateTimeField(_("last read at"), auto_now=True)

    class Meta:
        verbose_name = _("source of a procedure")
        verbose_name_plural = _("sources of procedures")

    def __str__(self) -> str:
        return str(self.procedure_id)
