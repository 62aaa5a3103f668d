from django.core.management.base import BaseCommand

from search.misses import purge_misses


class Command(BaseCommand):
    """For a daily timer: what was kept long enough goes."""

    help = "Removes searches without results that are older than SEARCH_MISSES_DAYS."

    def handle(self, *args, **options):
        self.stdout.write(f"Searches without results removed: {purge_misses()}")
