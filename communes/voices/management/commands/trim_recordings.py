from django.core.management.base import BaseCommand

from communes.voices.room import forget_unmade, make_room


class Command(BaseCommand):
    """For a daily timer: what was heard longest ago goes where the room is too small."""

    help = "Deletes recordings above VOICE_MEGABYTES, and those that failed; prints how many."

    def handle(self, *args, **options):
        self.stdout.write(f"Recordings that were never made: {forget_unmade()}")
        self.stdout.write(f"Recordings deleted for their room: {make_room()}")
