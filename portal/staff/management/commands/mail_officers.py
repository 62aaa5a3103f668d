from django.core.management.base import BaseCommand

from portal.staff.morning import mail_mornings


class Command(BaseCommand):
    """For a timer of each morning; run again it mails those only who got none today."""

    help = "Mails officers what is late, due or new at their sites; prints how many mails went."

    def handle(self, *args, **options):
        self.stdout.write(f"Mails: {mail_mornings()}")
