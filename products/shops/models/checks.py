"""What the checks of links found: beside the pages, whose revisions know nothing of it."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.models.stamps import of_site

TAG = "shops"
# Failures in a row after which readers get no button: one may be a bad hour of the marketplace.
HIDES_AFTER = 2
MONTH, WEEK = timedelta(days=30), timedelta(days=7)


class Status(models.TextChoices):
    """What an address answered."""

    OK = "ok", _("Works")
    DEAD = "dead", _("Not there")
    SOLD_OUT = "sold_out", _("No longer sold there")
    SLOW = "slow", _("No answer in time")
    UNSAFE = "unsafe", _("Leads into a private network")
    # The marketplace lets no program look: nothing is known of the link.
    REFUSED = "refused", _("Can't be checked")
    ROBOTS = "robots", _("The marketplace asks not to be checked")


FAILURES = frozenset({Status.DEAD, Status.SOLD_OUT, Status.SLOW, Status.UNSAFE})


class CheckQuerySet(models.QuerySet):
    def broken(self) -> "CheckQuerySet":
        """Links whose button readers no longer see."""
        return self.filter(failures__gte=HIDES_AFTER)


class ListingCheck(models.Model):
    """The newest checks of an address where a product is sold, for all languages of the product."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    product = models.ForeignKey(
        "products.ProductPage",
        verbose_name=_("product"),
        on_delete=models.CASCADE,
        related_name="listing_checks",
        help_text=_("The page in the site's first language."),
    )
    url = models.URLField(_("address"))
    status = models.CharField(_("state"), max_length=10, choices=Status.choices)
    detail = models.CharField(_("what was answered"), max_length=40, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    last_checked_at = models.DateTimeField(_("last checked"), null=True)
    last_ok_at = models.DateTimeField(_("last worked"), null=True)
    due_at = models.DateTimeField(_("next check"), null=True)

    objects = CheckQuerySet.as_manager()

    role_permissions = {
        "editor": ("view",),
        "approver": ("view",),
        "admin": ("view",),
    }

    class Meta:
        verbose_name = _("check of a shop link")
        verbose_name_plural = _("checks of shop links")
        constraints = [
            models.UniqueConstraint(fields=["product", "url"], name="shops_one_check_per_link")
        ]

    def __str__(self):
        return self.url

    @property
    def is_broken(self) -> bool:
        return self.failures >= HIDES_AFTER

    def note(self, status: Status, detail: str, now: datetime | None = None) -> None:
        """Takes in what a check found and says when the next is due; saves nothing.

        Monthly; after a failure in a week, then in two, at most in a month.
        """
        now = now or timezone.now()
        self.status, self.detail, self.last_checked_at = status, detail[:40], now
        if status in FAILURES:
            self.failures += 1
            self.due_at = now + min(WEEK * 2 ** (self.failures - 1), MONTH)
            return
        if status == Status.OK:
            self.failures, self.last_ok_at = 0, now
        self.due_at = now + MONTH

    def changed_stamps(self) -> list:
        """Pages with buttons of shops say when their links were checked."""
        return [of_site(self.site_id, TAG)]
