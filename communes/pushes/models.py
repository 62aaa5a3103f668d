"""Browsers that are told of notices: the address that their push service gave, and its keys."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.pushes.choices import CONSENTS, GIVEN_UP_AFTER, LONGEST_ENDPOINT, Purpose
from portal.core.models.stamps import of_site
from portal.privacy.codes import new_code as new_digits
from portal.privacy.consents import Consent, ConsentQuerySet
from portal.privacy.models import KEPT_TAG

PREFIX = "MN"


def new_code() -> str:
    """A fresh code such as "MN-4829-1057-3364"."""
    return new_digits(PREFIX)


class BrowserQuerySet(ConsentQuerySet):
    def of_sites(self, sites: Iterable[int]) -> "BrowserQuerySet":
        return self.filter(site__in=sites)

    def given_up(self, now: datetime | None = None) -> "BrowserQuerySet":
        """Those that nothing reached for a week."""
        return self.filter(failing_since__lt=(now or timezone.now()) - GIVEN_UP_AFTER)


class Browser(Consent):
    """A browser on one site: personal data, gone with the row. Who holds the endpoint holds it.

    `p256dh` and `auth` are its keys in base64, as `encryption` reads them; `failing_since` since
    when nothing arrived, None while all does.
    """

    texts, purposes = CONSENTS, Purpose

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    endpoint = models.CharField(_("address"), max_length=LONGEST_ENDPOINT)
    p256dh = models.CharField(max_length=90)
    auth = models.CharField(max_length=30)
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view",))
    objects = BrowserQuerySet.as_manager()  # type: ignore[misc]  # narrower than a consent’s

    class Meta:
        verbose_name = _("browser that is told")
        verbose_name_plural = _("browsers that are told")
        default_permissions = ("view",)
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "endpoint"], name="browser_once_on_site")
        ]

    def __str__(self) -> str:
        # Never the address: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """The page of what is kept counts them."""
        return [of_site(self.site_id, KEPT_TAG)]

    @property
    def service(self) -> str:
        """The host of its push service."""
        return urlsplit(self.endpoint).hostname or ""

    def note(self, *, arrived: bool) -> None:
        """Writes down whether the last message arrived."""
        rows = Browser.objects.filter(pk=self.pk)
        if arrived and self.failing_since:
            rows.update(failing_since=None)
        elif not arrived and not self.failing_since:
            rows.update(failing_since=timezone.now())
