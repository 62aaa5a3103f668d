"""First mails: they leave by the worker, so that no answer is slower for an address that is known.
Neither address nor link is kept where the worker keeps its work."""

import logging
from functools import partial

from django.core.mail import get_connection
from django.db import transaction
from django_tasks import task

from communes.subscriptions.mails import first_mail
from communes.subscriptions.models import Subscription

logger = logging.getLogger(__name__)


def mail_later(subscription_id: int, what: str) -> None:
    """Has the mail "confirm" or "known" sent once it is sure."""
    transaction.on_commit(partial(mail_subscriber.enqueue, subscription_id, what))


@task()
def mail_subscriber(subscription_id: int, what: str) -> bool:
    """One mail about a subscription; a failure is logged without the address."""
    rows = Subscription.objects.filter(pk=subscription_id)
    row = rows.select_related("site__identitysettings").prefetch_related("villages").first()
    if row is None:
        return False
    try:
        return bool(get_connection().send_messages([first_mail(row, what)]))
    # SMTP errors are OSErrors; all of these carry the address in their text.
    except (OSError, ValueError) as error:
        logger.error("No mail “%s” for %s: %s", what, row.code, type(error).__name__)
        return False
