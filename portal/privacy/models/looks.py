"""Who looked at what: the log of looks at personal data and internal files."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

LONGEST_NAME = 160
LONGEST_THING = 200


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    """Looks; written by `portal.privacy.looks.record_look` and by nothing else."""

    def before(self, moment: datetime) -> "AccessRecordQuerySet":
        """Those that are older."""
        return self.filter(at__lt=moment)


class AccessRecord(models.Model):
    """One look of an officer. It names the thing and never a citizen."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("Saw a person’s contact")
        OPENED = "opened", _("Opened by the province, with a reason")
        FILE = "file", _("Downloaded an internal file")
        EXPORT = "export", _("Took a list or a copy along")

    wagtail_reference_index_ignore = True
    never_shown = "The officers’ log."

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(_("moment"), default=timezone.now)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Stays when the account goes.
    officer_name = models.CharField(_("officer"), max_length=LONGEST_NAME)
    kind = models.CharField(_("what was done"), max_length=8, choices=Kind.choices)
    thing = models.CharField(_("with what"), max_length=LONGEST_THING)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    role_permissions = {"admin": ("view",)}
    # "open": sees a commune's personal data, with a reason that stands here.
    province_permissions = {"admin": ("view", "open")}
    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("open_accessrecord", _("Can open a commune’s personal data, with a reason"))
        ]
        indexes = [models.Index(fields=["site", "at"], name="access_by_site_and_moment")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.thing}"
