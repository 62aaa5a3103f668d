"""What of a notice, or of something else, goes out by one way at one time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.announcements.models.choices import Urgency
from communes.outbox.models.deliveries import DeliveryState

if TYPE_CHECKING:
    from communes.outbox.models.deliveries import Delivery

SENDERS = ("editor", "approver", "admin")


class Act(models.TextChoices):
    """What a mailing does to those before it."""

    NEW = "new", pgettext_lazy("mailing", "New")
    UPDATED = "updated", pgettext_lazy("mailing", "Change")
    WITHDRAWN = "withdrawn", pgettext_lazy("mailing", "Withdrawal")


@dataclass(frozen=True)
class Counts:
    """How far a mailing is. `all` are those who are to have it: whoever left is not counted."""

    all: int = 0
    sent: int = 0
    waiting: int = 0
    failed: int = 0
    unknown: int = 0
    returned: int = 0

    @property
    def again(self) -> int:
        """How many a button sends once more."""
        return self.failed + self.unknown


class MailingQuerySet(models.QuerySet["Mailing"]):
    def about(self, subject: UUID, way: str) -> "MailingQuerySet":
        """Those of a subject by a way, the oldest first."""
        return self.filter(subject=subject, way=way).order_by("number")

    def counted(self) -> "MailingQuerySet":
        """Each with the numbers behind `counts`; no query more."""
        states = {
            f"n_{state.value}": Count("deliveries", filter=Q(deliveries__state=state))
            for state in DeliveryState
        }
        return self.annotate(**states)


class Mailing(models.Model):
    """One act of a notice by one way; `told` is what it says, frozen, as the way wrote it.

    `subject` is the `translation_key` of its notice, or the `uid` of the bulletin, which may be
    gone; `said` a digest of what is told anew when it changes; after `until` nobody is sent it
    any more.
    """

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    way = models.CharField(_("way"), max_length=20)
    subject = models.UUIDField()
    number = models.PositiveIntegerField()
    act = models.CharField(_("what it does"), max_length=10, choices=Act.choices)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), choices=Urgency.choices, default=Urgency.NORMAL
    )
    said = models.CharField(max_length=64)
    told = models.JSONField(default=dict)
    until = models.DateTimeField(_("holds until"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now, db_index=True)
    is_stopped = models.BooleanField(_("stopped"), default=False)

    deliveries: "models.Manager[Delivery]"
    role_permissions = dict.fromkeys(SENDERS, ("view", "change"))
    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        default_permissions = ("view", "change")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "way", "number"], name="mailing_once")
        ]

    def __str__(self) -> str:
        return self.key

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []

    @property
    def key(self) -> str:
        """Its name, for good."""
        return f"{self.subject}:{self.way}:{self.number}"

    @property
    def counts(self) -> Counts:
        """Of a mailing that was read with `counted`."""
        n = {state: getattr(self, f"n_{state.value}") for state in DeliveryState}
        gone = n[DeliveryState.STOPPED]
        return Counts(
            all=sum(n.values()) - gone,
            sent=n[DeliveryState.SENT],
            waiting=n[DeliveryState.WAITING] + n[DeliveryState.SENDING],
            failed=n[DeliveryState.FAILED],
            unknown=n[DeliveryState.UNKNOWN],
            returned=n[DeliveryState.RETURNED],
        )
