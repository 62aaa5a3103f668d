"""Programs that are told of each notice: an address, and the secret that signs what goes there."""

import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.models.choices import Urgency

# One that failed for so long is switched off: whoever kept it has left.
GIVEN_UP_AFTER = timedelta(days=7)


def new_secret() -> str:
    """What nobody guesses: 32 letters and digits."""
    return secrets.token_hex(16)


def https_only(url: str) -> None:
    """What a notice says is public; that it came from here must be sure."""
    if urlsplit(url).scheme not in settings.WEBHOOK_SCHEMES:
        raise ValidationError(_("Write an address that begins with https://."))


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def wanting(self, urgency: int, site: Site) -> "WebhookQuerySet":
        """Those that are told of a notice of a site: its own, and the portal's, which get all."""
        own = models.Q(site=site) | models.Q(site__is_default_site=True)
        return self.filter(own, is_on=True, least_urgency__lte=urgency)


class Webhook(models.Model):
    """A program of the commune's, or of the province's for the notices of all."""

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Whose program it is, such as “SMS của VNPT”.")
    )
    url = models.URLField(_("address"), max_length=500, validators=[https_only])
    secret = models.CharField(
        _("secret"),
        max_length=64,
        default=new_secret,
        help_text=_("Signs each message. Give it to who runs the program, and to nobody else."),
    )
    least_urgency = models.PositiveSmallIntegerField(
        _("at least"), choices=Urgency.choices, default=Urgency.NORMAL
    )
    is_on = models.BooleanField(_("is told"), default=True)
    # Since when nothing arrived; None while all does.
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    last_answer = models.CharField(_("last answer"), max_length=60, blank=True, editable=False)
    answered_at = models.DateTimeField(_("at"), null=True, blank=True, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    role_permissions = {"admin": ("view", "add", "change", "delete")}
    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []

    def clean(self) -> None:
        """Who switches on what was given up begins anew."""
        if (
            self.is_on
            and self.failing_since
            and timezone.now() - self.failing_since > GIVEN_UP_AFTER
        ):
            self.failing_since = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_given_up(self) -> bool:
        """Whether the portal switched it off."""
        return not self.is_on and self.failing_since is not None

    def note(self, answer: str, *, arrived: bool) -> None:
        """Writes down what came back; after a week without one that arrived it is off."""
        now = timezone.now()
        values: dict[str, Any] = {"last_answer": answer[:60], "answered_at": now}
        values["failing_since"] = None if arrived else self.failing_since or now
        if not arrived and now - values["failing_since"] > GIVEN_UP_AFTER:
            values["is_on"] = False
        Webhook.objects.filter(pk=self.pk).update(**values)
