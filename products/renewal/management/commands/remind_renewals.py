from django.core.management.base import BaseCommand
from django.utils import timezone

from products.renewal.reminding import mail_producers, note_reminders


class Command(BaseCommand):
    """For a timer of each working morning, before `mail_officers`; run again it finds nothing."""

    help = "Notes certificates that end in 180, 90 or 30 days; mails producers who agreed to it."

    def handle(self, *args, **options):
        today = timezone.localdate()
        noted, mailed = note_reminders(today), mail_producers(today)
        self.stdout.write(f"Certificates: {noted}\nMails: {mailed}")
