from django.core.management.base import BaseCommand

from communes.storms.copies import write_copies


class Command(BaseCommand):
    """For a timer of a minute: what nginx answers with while the app is down."""

    help = "Writes the storm pages that changed to disk, and removes those of days that ended."

    def handle(self, *args, **options):
        held, changed = write_copies()
        self.stdout.write(f"Storm copies: {held}, changed: {changed}")
