"""A link by which a village's head, without an account, says what is mended."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.models import Village

LINK_DAYS = 90


def default_end() -> datetime:
    return timezone.now() + timedelta(days=LINK_DAYS)


class HeadLinkQuerySet(models.QuerySet["HeadLink"]):
    def working(self) -> "HeadLinkQuerySet":
        """Those that open something now."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class HeadLink(models.Model):
    """Made by an officer for one village; of the secret in its address only the hash is kept."""

    wagtail_reference_index_ignore = True
    never_shown = "Only behind a link's own address, which is never kept."

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    village = models.ForeignKey(
        Village, verbose_name=_("village"), on_delete=models.CASCADE, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("link works until"), default=default_end)
    used_at = models.DateTimeField(_("used last"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view", "add", "change"))
    objects = HeadLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for a head of a village")
        verbose_name_plural = _("links for heads of villages")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"link {self.pk}"

    @property
    def is_working(self) -> bool:
        """Whether it opens something."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def state(self) -> str:
        """How far it is, in words."""
        if self.revoked_at:
            return str(_("Revoked"))
        return str(_("Works")) if self.is_working else str(_("Ended"))
