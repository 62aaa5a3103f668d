"""The texts that officers send beside a notice, where they changed what was drafted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

WRITERS = ("editor", "approver", "admin")
LONGEST = 2000


class TextKind(models.TextChoices):
    """Where a text is sent; the values stand in addresses."""

    SMS = "sms", _("SMS with marks")
    PLAIN_SMS = "sms-khong-dau", _("SMS without marks")
    ZALO = "zalo", _("Text for Zalo groups")

    @property
    def is_sms(self) -> bool:
        return self != TextKind.ZALO


class NoticeText(models.Model):
    """A text of one kind as an officer wrote it; an empty one stands for the draft.

    `version` grows with each change, also back to the draft: who saves says which one they
    saw. `based_on` is the digest of the notice's facts at that time (facts.py).
    """

    # Officers' work: it isn't what uses a page.
    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    notice = models.ForeignKey(
        "announcements.AnnouncementPage",
        verbose_name=_("announcement"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=14, choices=TextKind.choices)
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    based_on = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    role_permissions = dict.fromkeys(WRITERS, ("view", "add", "change"))

    class Meta:
        verbose_name = _("text beside a notice")
        verbose_name_plural = _("texts beside notices")
        constraints = [
            models.UniqueConstraint(fields=["notice", "kind"], name="text_once_per_notice")
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.kind}"

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []
