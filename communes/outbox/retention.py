"""Mailings end, too: nobody corrects what was sent half a year ago."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.outbox.models import Mailing
from portal.core.hints import Text
from portal.core.workdays import add_months

KEPT_MONTHS = 6


def purge(day: date, *, dry_run: bool = False) -> dict[Text, int]:
    """Removes mailings older than half a year, with their deliveries; how many."""
    since = timezone.make_aware(datetime.combine(add_months(day, -KEPT_MONTHS), time.min))
    old = Mailing.objects.filter(made_at__lt=since, until__lt=timezone.now())
    found: dict[Text, int] = {_("Mailings that left the outbox"): old.count()}
    if not dry_run:
        old.delete()
    return found
