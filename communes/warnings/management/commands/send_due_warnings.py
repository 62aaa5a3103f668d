from django.core.management.base import BaseCommand

from communes.warnings.sending import send_due


class Command(BaseCommand):
    """For a timer of a minute: notices that were published for a later hour."""

    help = "Sends the public warnings of urgent notices whose hour has come."

    def handle(self, *args, **options):
        self.stdout.write(f"Warnings sent: {send_due()}")
