"""How many readers went on to a seller: counts a day, and nothing about who did."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

KEPT_DAYS = 2 * 365
# What officers, the province and readers are told of at once.
SHOWN_DAYS = 90


class Kind(models.TextChoices):
    """Where a reader went on to."""

    SHOP = "shop", _("Marketplace")
    PHONE = "phone", _("Telephone")
    ZALO = "zalo", _("Zalo")


class ClickManager(models.Manager):
    def add(self, site: Site, product_id: int, kind: Kind) -> None:
        """Adds one to today's count. Two at once are two: the database adds them up."""
        key = {"product_id": product_id, "day": timezone.localdate(), "kind": kind}
        same = self.filter(**key)
        if same.update(count=F("count") + 1):
            return
        self.bulk_create([self.model(**key, site=site, count=0)], ignore_conflicts=True)
        same.update(count=F("count") + 1)

    def purge(self) -> int:
        """Removes counts older than two years; returns how many rows went."""
        return self.filter(day__lt=days_ago(KEPT_DAYS)).delete()[0]


class ClickCount(models.Model):
    """The clicks of one kind at one product on one day, in all languages of its page."""

    wagtail_reference_index_ignore = True
    # A click must not have a site's kept pages made anew.
    never_shown = "Counts that officers read."

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    product = models.ForeignKey(
        "products.ProductPage",
        verbose_name=_("product"),
        on_delete=models.CASCADE,
        related_name="click_counts",
        help_text=_("The page in the site's first language."),
    )
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices)
    count = models.PositiveIntegerField(_("clicks"), default=0)
    is_sample = models.BooleanField(_("sample data"), default=False)

    objects = ClickManager()

    role_permissions = {
        "editor": ("view",),
        "approver": ("view",),
        "admin": ("view",),
    }

    class Meta:
        verbose_name = _("interest in a product")
        verbose_name_plural = _("interest in products")
        constraints = [
            models.UniqueConstraint(fields=["product", "day", "kind"], name="shops_one_count_a_day")
        ]
        indexes = [models.Index(fields=["site", "day"], name="shops_by_site_and_day")]

    def __str__(self):
        return f"{self.product_id}, {self.day}, {self.kind}: {self.count}"


def days_ago(days: int) -> date:
    """The first of so many days, today among them."""
    return timezone.localdate() - timedelta(days=days - 1)
