"""A link by which somebody without an account reads a page's draft, for some days."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

DEFAULT_DAYS = 3
LONGEST_NOTE = 80


def new_seed() -> str:
    """32 random bytes, of which the server alone can make the link's address."""
    return secrets.token_urlsafe(32)


def default_end() -> datetime:
    return timezone.now() + timedelta(days=DEFAULT_DAYS)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def in_force(self) -> "PreviewLinkQuerySet":
        """Those whose time is not over and that nobody withdrew."""
        return self.filter(withdrawn_at=None, expires_at__gt=timezone.now())

    def over_before(self, moment: datetime) -> "PreviewLinkQuerySet":
        """Those that ended, in whichever way, before a moment."""
        return self.filter(Q(expires_at__lt=moment) | Q(withdrawn_at__lt=moment))

    def count_opening(self) -> None:
        """Writes down that these were opened just now."""
        self.update(opened=F("opened") + 1, last_opened_at=timezone.now())


class PreviewLink(models.Model):
    """Made and withdrawn by who may edit the page (`portal.previews.links`).

    What it holds opens nothing: the address is made of it with the server's key
    (docs/adr/0025). `site` is where the page stood then: the link ends when it moves away.
    """

    wagtail_reference_index_ignore = True
    never_shown = "Only behind a link's own address, which is never kept."

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="preview_links"
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"), default=default_end, db_index=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    note = models.CharField(_("who it is for"), max_length=LONGEST_NOTE, blank=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        # Rights are those on the page.
        default_permissions = ()

    def __str__(self):
        return self.note or str(self.made_at)
