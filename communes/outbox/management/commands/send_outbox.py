from django.core.management.base import BaseCommand

from communes.outbox.following import follow_begun
from communes.outbox.sending import send_due
from communes.outbox.ways import ways


class Command(BaseCommand):
    """For a timer of a minute: what waits, what failed before, and notices whose hour has come."""

    help = "Sends what of notices is due by mail and to programs of others."

    def handle(self, *args, **options):
        begun = follow_begun() + sum(way.begun() for way in ways() if way.begun)
        states = send_due()
        told = ", ".join(f"{state} {count}" for state, count in sorted(states.items()))
        self.stdout.write(f"Mailings: {begun}\nDeliveries: {told or 0}")
