"""What became of a bulletin at an hour."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from portal.staff.names import COMMUNE_ROLES, name_of


class AirLog(models.Model):
    """A bulletin was played at an hour, or missed: who says so, and in which role."""

    class Outcome(models.TextChoices):
        PLAYED = "played", pgettext_lazy("bulletin", "Played")
        MISSED = "missed", pgettext_lazy("bulletin", "Missed")

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    bulletin = models.ForeignKey(
        "bulletins.Bulletin",
        verbose_name=_("bulletin"),
        # What was heard stays written down.
        on_delete=models.RESTRICT,
        related_name="airings",
    )
    planned_at = models.DateTimeField(_("planned for"))
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome.choices)
    reason = models.CharField(_("why it was missed"), max_length=160, blank=True)
    by = models.ForeignKey(
        "users.User",
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=20, blank=True)
    logged_at = models.DateTimeField(_("written down at"), default=timezone.now)

    role_permissions = dict.fromkeys(
        ("contributor", "editor", "approver", "admin"), ("view", "add", "change")
    )

    class Meta:
        verbose_name = _("airing")
        verbose_name_plural = _("air log")
        ordering = ["-planned_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "planned_at"], name="airing_once"),
            models.CheckConstraint(
                condition=~Q(outcome="missed") | ~Q(reason=""),
                name="airing_missed_for_a_reason",
                violation_error_message=_("Say why it was missed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bulletin_id}: {self.planned_at:%d/%m/%Y %H:%M}"

    @property
    def who(self) -> str:
        """Who wrote it down, and as what: "Nguyễn Văn Mẫu, Biên tập viên"."""
        role = COMMUNE_ROLES.get(self.role, "")
        return ", ".join(text for text in (name_of(self.by) if self.by else "", str(role)) if text)

    def changed_stamps(self) -> list:
        """None: no page shows it."""
        return []
