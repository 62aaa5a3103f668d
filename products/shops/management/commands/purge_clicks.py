from django.core.management.base import BaseCommand

from products.shops.models import ClickCount


class Command(BaseCommand):
    """For a daily timer: what was kept long enough goes."""

    help = "Removes counts of clicks that are older than two years."

    def handle(self, *args, **options):
        self.stdout.write(f"Counts of clicks removed: {ClickCount.objects.purge()}")
