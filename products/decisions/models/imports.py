"""Annexes that were read and wait to be taken in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DecisionImport(models.Model):
    """A file that was read: `head` as typed beside it, `rows` as they would come in."""

    never_shown = "officers of the province alone see it"
    wagtail_reference_index_ignore = True

    created_at = models.DateTimeField(_("read at"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file_name = models.CharField(_("file"), max_length=200)
    # `Head.as_json`, and `asdict` of each `AnnexRow` and `Refused`.
    head = models.JSONField(default=dict, editable=False)
    rows = models.JSONField(default=list, editable=False)
    refused = models.JSONField(default=list, editable=False)
    is_taken = models.BooleanField(pgettext_lazy("import", "taken in"), default=False)
    # How many were new, changed and as they were.
    result = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("import of a decision")
        verbose_name_plural = _("imports of decisions")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
