"""How useful readers found a page: counts a day, and nothing about who voted."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

# What the report looks back on; older counts stay for yearly figures.
REPORT_DAYS = 90


class Opinion(models.TextChoices):
    """The three faces of the form; each names the field that counts it."""

    HELPED = "helped", _("Very satisfied")
    PARTLY = "partly", _("Partly satisfied")
    NOT = "not_helped", _("Not satisfied")


class VoteManager(models.Manager):
    def add(self, site: Site, page: Page, opinion: Opinion) -> None:
        """Adds one opinion to today's count of a page.

        Only the sum is kept: no address, no time of day, no row for each vote.
        """
        row, _created = self.get_or_create(
            site_id=site.pk, page_id=page.pk, day=timezone.localdate()
        )
        self.filter(pk=row.pk).update(**{opinion.value: F(opinion.value) + 1})


class PageVotes(models.Model):
    """The opinions on one page on one day, of the readers of one site: of what the province keeps
    for all communes (`portal.sites.shared`) each commune has its own."""

    # Many rows, none of them worth a look-up of what refers to what.
    wagtail_reference_index_ignore = True
    # A vote must not have a site's kept pages made anew.
    never_shown = "Counts that officers read."

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="page_votes"
    )
    day = models.DateField(_("day"))
    helped = models.PositiveIntegerField(_("very satisfied"), default=0)
    partly = models.PositiveIntegerField(_("it will do"), default=0)
    not_helped = models.PositiveIntegerField(_("not satisfied"), default=0)
    is_sample = models.BooleanField(_("sample data"), default=False)

    objects = VoteManager()

    role_permissions = {
        "editor": ("view",),
        "approver": ("view",),
        "admin": ("view",),
    }

    class Meta:
        verbose_name = _("opinions on a page")
        verbose_name_plural = _("opinions on pages")
        constraints = [
            models.UniqueConstraint(fields=["site", "page", "day"], name="votes_once_a_day")
        ]
        indexes = [models.Index(fields=["site", "day"], name="votes_by_site_and_day")]

    def __str__(self):
        return f"{self.page_id}, {self.day}"


def report_start() -> date:
    """The first day that the report counts."""
    return timezone.localdate() - timedelta(days=REPORT_DAYS - 1)
