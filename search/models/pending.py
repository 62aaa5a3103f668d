"""Changes that the public index doesn't know yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.generations import NEVER_SHOWN


class PendingUpdate(models.Model):
    """A page whose row is behind it: noted with the change, gone once the index has it.

    What stays failed: `error` says how, the admin shows it, the next task tries again.
    """

    page_id = models.PositiveBigIntegerField(unique=True)
    since = models.DateTimeField(_("since"), auto_now=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.CharField(_("error"), max_length=300, blank=True)

    never_shown = NEVER_SHOWN
    province_permissions = dict.fromkeys(("editor", "admin"), ("view", "change"))

    class Meta:
        verbose_name = _("page that waits for the search")
        verbose_name_plural = _("pages that wait for the search")

    def __str__(self):
        return f"{self.page_id}: {self.error}"
