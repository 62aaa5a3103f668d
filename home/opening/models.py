"""What the province asked to open, and how far it came."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

# After so long a task that says nothing has ended with its worker.
GIVEN_UP_AFTER = timedelta(minutes=10)

STEPS = {
    "checked": _("Name and address are free"),
    "home": _("Home page"),
    "site": _("Address of the site"),
    "settings": _("Name, look and contact"),
    "sections": _("Sections"),
    "languages": _("Other languages"),
    "groups": _("Roles and their rights"),
    "administrator": _("First administrator invited"),
}


class CommuneOpening(models.Model):
    """One commune's site that is to be opened. All of it is made, or nothing."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being opened")
        DONE = "done", _("Opened")
        FAILED = "failed", _("Not opened")

    name = models.CharField(_("name"), max_length=120)
    hostname = models.CharField(_("address"), max_length=253)
    # What `CommuneSpec` takes, and `administrator`: name and e-mail, until they have an account.
    spec = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # [{"step": one of STEPS, "at": time}]
    steps = models.JSONField(default=list)
    error = models.TextField(blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    administrator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    site = models.ForeignKey(Site, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    never_shown = "Work of the province."
    province_permissions = {"admin": ("add", "view")}

    class Meta:
        verbose_name = _("opening of a commune’s site")
        verbose_name_plural = _("openings of communes’ sites")
        default_permissions = ("add", "view")
        ordering = ["-created_at", "-pk"]
        constraints = [
            # A second press, or a second officer, finds the first one's.
            models.UniqueConstraint(
                fields=["hostname"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_opening_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def may_run_again(self) -> bool:
        """Whether it failed, or its worker ended without a word."""
        return self.state == self.State.FAILED or (
            self.state == self.State.RUNNING
            and self.started_at is not None
            and self.started_at < timezone.now() - GIVEN_UP_AFTER
        )

    @property
    def told_steps(self) -> list[dict[str, Any]]:
        """The steps that were done, as they are read: what, and when."""
        return [
            {"what": STEPS[step["step"]], "at": parse_datetime(step["at"])}
            for step in self.steps
            if step["step"] in STEPS
        ]
