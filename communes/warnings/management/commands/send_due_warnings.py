from django.core.management.base import BaseCommand, CommandError

from communes.warnings.sending import send_due


class Command(BaseCommand):
    """For a timer of a minute: notices that were published for a later hour."""

    help = "Sends the public warnings of urgent notices whose hour has come."

    def handle(self, *args, **options):
        sent, failed = send_due()
        self.stdout.write(f"Warnings sent: {sent}")
        if failed:
            raise CommandError(f"Warnings that failed, see the log: {failed}")
