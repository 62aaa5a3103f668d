from django.core.management.base import BaseCommand

from portal.login.log import purge


class Command(BaseCommand):
    """For a daily timer: what was kept long enough goes."""

    help = "Removes log-ins and what else the log of log-ins holds past LOGIN_LOG_DAYS."

    def handle(self, *args, **options):
        self.stdout.write(f"Old log-in events removed: {purge()}")
