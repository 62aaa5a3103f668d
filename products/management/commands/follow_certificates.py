from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from portal.core.finding import pages_say_else
from products.models import ProductPage

# A timer that was off for some days catches up.
DAYS_BACK = 8


class Command(BaseCommand):
    """For a timer just after midnight: pages and lists follow the day by themselves, but the
    search keeps the words “OCOP 4 sao” of a product until it reads it anew."""

    help = "Has the search forget the stars of certificates that ended or were revoked lately."

    def handle(self, *args, **options):
        today = timezone.localdate()
        ended = Q(expires_on__range=(today - timedelta(DAYS_BACK), today - timedelta(1)))
        revoked = Q(revoked_on__range=(today - timedelta(DAYS_BACK), today))
        found = ProductPage.objects.live().filter(ended | revoked)
        page_ids = list(found.values_list("pk", flat=True))
        if page_ids:
            pages_say_else.send(ProductPage, page_ids=page_ids)
        self.stdout.write(f"Products whose stars ended: {len(page_ids)}")
