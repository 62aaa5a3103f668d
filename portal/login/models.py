"""What is remembered of log-ins: who came, who failed, who was given which role."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LogInEvent(models.Model):
    """One thing that happened to an account. Never a password, never what was typed as a name.

    `network` is the shortened address (203.0.113.0/24): enough to see that it was not the office.
    `source` is the keyed hash of the whole one, another each day: it counts, and tells nothing.
    """

    never_shown = "The officers' log."

    class Kind(models.TextChoices):
        LOGGED_IN = "logged_in", _("Logged in")
        FAILED = "failed", _("Wrong password")
        LOCKED = "locked", _("Locked: too many wrong passwords")
        SECOND_STEP = "second_step", _("Second step passed")
        SECOND_STEP_FAILED = "second_step_failed", _("Wrong code in the second step")
        DEVICE_ADDED = "device_added", _("Second step: device added")
        DEVICE_REMOVED = "device_removed", _("Second step: device removed")
        CODES_MADE = "codes_made", _("New recovery codes")
        SECOND_STEP_RESET = "second_step_reset", _("Second step reset by a colleague")
        RESET_ASKED = "reset_asked", _("Asked for a new password")
        RESET_DONE = "reset_done", _("New password set by mail")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        EMAIL_ASKED = "email_asked", _("Asked for another e-mail address")
        EMAIL_CHANGED = "email_changed", _("E-mail address changed")
        ROLE_GIVEN = "role_given", _("Role given")
        ROLE_TAKEN = "role_taken", _("Role taken away")
        ACTIVATED = "activated", _("Account opened")
        DEACTIVATED = "deactivated", _("Account closed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="log_in_events",
        verbose_name=_("account"),
        help_text=_("Empty where no account has the name that was typed."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    kind = models.CharField(_("event"), max_length=20, choices=Kind.choices)
    group_name = models.CharField(_("role"), max_length=150, blank=True)
    network = models.CharField(_("network"), max_length=45, blank=True)
    source = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("log-in event")
        verbose_name_plural = _("log-in events")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "kind", "at"], name="login_of_user"),
            models.Index(fields=["source", "kind", "at"], name="login_of_source"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.user or ''}".strip()


class ProviderAccount(models.Model):
    """The account that a province's provider of log-ins knows by a name that never changes."""

    never_shown = "Which officer an outside log-in is."

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="provider_account"
    )
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_user_per_subject")
        ]

    def __str__(self):
        return str(self.user)
