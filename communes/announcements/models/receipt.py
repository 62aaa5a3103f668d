"""What a commune did with a notice of the province."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.querysets import TAG
from portal.core.models.stamps import Name, of_site
from portal.staff.names import COMMUNE_ROLES

READERS = ("editor", "approver", "admin")


class NoticeReceipt(models.Model):
    """A commune has read a notice of the province: when, and in which role; maybe pinned it.

    `notice` is the page in the first language.
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
        related_name="receipts",
    )
    read_at = models.DateTimeField(_("read at"), default=timezone.now)
    role = models.CharField(_("role"), max_length=20, blank=True)
    pinned = models.BooleanField(_("keep at the top"), default=False)

    role_permissions = dict.fromkeys(READERS, ("view", "add", "change"))
    province_permissions = dict.fromkeys(("editor", "admin"), ("view",))

    class Meta:
        verbose_name = _("receipt of a notice")
        verbose_name_plural = _("receipts of notices")
        constraints = [
            models.UniqueConstraint(fields=["site", "notice"], name="receipt_once_per_site")
        ]

    def __str__(self) -> str:
        return f"{self.site_id}: {self.notice_id}"

    def changed_stamps(self) -> list[Name]:
        """What is pinned decides the order of its commune's notices."""
        return [of_site(self.site_id, TAG)]

    @property
    def role_words(self) -> str:
        return str(COMMUNE_ROLES.get(self.role, ""))
