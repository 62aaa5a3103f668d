"""One message to one receiver, from waiting to sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_ERROR = 120


class DeliveryState(models.TextChoices):
    """How far a delivery is; it is `SENDING` before the first byte leaves."""

    WAITING = "waiting", pgettext_lazy("delivery", "Waits")
    SENDING = "sending", pgettext_lazy("delivery", "Being sent")
    SENT = "sent", pgettext_lazy("delivery", "Sent")
    # The worker, or the line, went in the middle.
    UNKNOWN = "unknown", pgettext_lazy("delivery", "Not known whether it arrived")
    FAILED = "failed", pgettext_lazy("delivery", "Failed")
    # It was taken over, and came back.
    RETURNED = "returned", pgettext_lazy("delivery", "Came back")
    # Nobody needs it any more.
    STOPPED = "stopped", pgettext_lazy("delivery", "No longer needed")


# Those who have it, or may have it: a change and a withdrawal go to them, too.
MAY_HAVE_IT = (
    DeliveryState.SENT,
    DeliveryState.SENDING,
    DeliveryState.UNKNOWN,
)


class Delivery(models.Model):
    """One receiver of a mailing: `receiver` is a key that the way alone understands.

    No address and no text stand here. `error` is a word for officers and logs.
    """

    wagtail_reference_index_ignore = True
    never_shown = "Officers see how many."

    mailing = models.ForeignKey(
        "outbox.Mailing",
        verbose_name=_("mailing"),
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    key = models.CharField(max_length=120, unique=True)
    receiver = models.PositiveBigIntegerField()
    state = models.CharField(
        _("state"), max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try at"), default=timezone.now)
    taken_at = models.DateTimeField(_("last tried at"), null=True, blank=True, db_index=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=LONGEST_ERROR, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="delivery_due")]

    def __str__(self) -> str:
        return self.key

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []
