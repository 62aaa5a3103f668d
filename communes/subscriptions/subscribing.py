"""The one door to subscriptions: asking, confirming, changing, leaving, coming back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Site

from communes.models import Village
from communes.outbox.models import Delivery, DeliveryState
from communes.outbox.models.deliveries import MAY_HAVE_IT
from communes.subscriptions.choices import CONFIRM_HOURS, MOST_BOUNCES, Purpose
from communes.subscriptions.models import Subscription, SubscriptionQuerySet, as_kept
from communes.subscriptions.tasks import mail_later
from portal.core.ratelimit import is_used_too_often
from portal.privacy.models import DataRequest

PROVIDER = "subscription"
DAY, HOUR = 24 * 60 * 60, 60 * 60
# First mails to one address a day, of all sites; and of one site an hour.
MAILS_A_DAY, MAILS_OF_SITE = 3, 300


@dataclass(frozen=True)
class Wish:
    """What somebody wants; no village and no kind: all of them."""

    villages: Iterable[Village]
    kinds: Iterable[str]
    least_urgency: int


@transaction.atomic
def ask(site: Site, email: str, wish: Wish, version: str) -> None:
    """Has a mail sent to an address, by which its holder confirms, or, where it has confirmed
    before, changes what it gets. Who asks learns neither; too many mails are not sent."""
    email = email.lower()
    if is_used_too_often("subscribe-mail", email, MAILS_A_DAY, DAY) or is_used_too_often(
        "subscribe-site", str(site.pk), MAILS_OF_SITE, HOUR
    ):
        return
    known = Subscription.objects.confirmed().filter(site=site, email=email).first()
    if known:
        mail_later(known.pk, "known")
        return
    made = Subscription.objects.create(
        site=site,
        email=email,
        kinds=as_kept(wish.kinds),
        least_urgency=wish.least_urgency,
        purpose=Purpose.NEWS,
        version=version,
        language=get_language() or "vi",
    )
    made.villages.set(wish.villages)
    mail_later(made.pk, "confirm")


@transaction.atomic
def confirm(subscription: Subscription) -> Subscription:
    """Begins it; where the address has another on the same site, what was wanted last counts."""
    # One at a time for each site: two processes don't see each other's new rows.
    Site.objects.select_for_update(no_key=True).get(pk=subscription.site_id)
    if subscription.confirmed_at:
        return subscription
    others = Subscription.objects.filter(site=subscription.site_id, email=subscription.email)
    for other in others.exclude(pk=subscription.pk):
        leave(other)
    subscription.confirmed_at = timezone.now()
    subscription.save(update_fields=["confirmed_at"])
    return subscription


@transaction.atomic
def change(subscription: Subscription, wish: Wish) -> None:
    """Keeps what its holder wants from now on."""
    subscription.kinds, subscription.least_urgency = as_kept(wish.kinds), wish.least_urgency
    subscription.save(update_fields=["kinds", "least_urgency"])
    subscription.villages.set(wish.villages)


@transaction.atomic
def leave(subscription: Subscription) -> None:
    """Ends it: the address goes at once, with what was written of it at the desk of requests."""
    DataRequest.objects.about(PROVIDER, subscription.code).forget()
    subscription.delete()


@transaction.atomic
def came_back(delivery: int) -> bool:
    """Notes that a mail came back for good, each once; whether it was new. After three the
    subscription ends."""
    rows = Delivery.objects.filter(pk=delivery, mailing__way="mail", state__in=MAY_HAVE_IT)
    receiver = rows.values_list("receiver", flat=True).first()
    if receiver is None or not rows.update(state=DeliveryState.RETURNED, error="came back"):
        return False
    refused(receiver)
    return True


@transaction.atomic
def refused(subscription_id: int) -> None:
    """Counts a mail that the address takes no more; after three the subscription ends."""
    rows = Subscription.objects.filter(pk=subscription_id)
    rows.update(bounces=F("bounces") + 1)
    if gone := rows.filter(bounces__gte=MOST_BOUNCES).first():
        leave(gone)


def never_confirmed(now=None) -> SubscriptionQuerySet:
    """Those whose link works no more."""
    since = (now or timezone.now()) - timedelta(hours=CONFIRM_HOURS)
    return Subscription.objects.filter(confirmed_at=None, given_at__lt=since)
