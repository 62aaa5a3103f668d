"""What officers do with a mailing."""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from communes.outbox.models import Delivery, DeliveryState, Mailing
from communes.outbox.tasks import send_later

STOPPED, CONTINUED, AGAIN = "outbox.stop", "outbox.continue", "outbox.again"
ONCE_MORE = (DeliveryState.FAILED, DeliveryState.UNKNOWN)


def stop(mailing: Mailing, user: Any) -> None:
    """Nothing more of it goes out; what is just being sent does."""
    if Mailing.objects.filter(pk=mailing.pk, is_stopped=False).update(is_stopped=True):
        log(mailing, STOPPED, user=user)


def go_on(mailing: Mailing, user: Any) -> None:
    """What waits goes out again."""
    if Mailing.objects.filter(pk=mailing.pk, is_stopped=True).update(is_stopped=False):
        log(mailing, CONTINUED, user=user)
        send_later()


def send_again(mailing: Mailing, user: Any) -> int:
    """Those that failed, and those of which nobody knows whether they arrived, wait anew: of the
    latter some may come twice. How many."""
    rows = Delivery.objects.filter(mailing=mailing, state__in=ONCE_MORE)
    count = rows.update(
        state=DeliveryState.WAITING, attempts=0, next_try_at=timezone.now(), error=""
    )
    if count:
        log(mailing, AGAIN, user=user)
        send_later()
    return count
