from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from portal.privacy.retention import purge


class Command(BaseCommand):
    """For a daily timer: what was kept long enough goes, of every feature and of the logs."""

    help = "Erases personal data whose time is over, and old rows of the logs; prints how many."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only count what would go.")
        parser.add_argument(
            "--day", help="As on this day (2026-12-31); only with --dry-run. Without it: today."
        )

    def handle(self, *args, dry_run, day, **options):
        if day and not dry_run:
            raise CommandError("--day only counts: add --dry-run.")
        try:
            at = date.fromisoformat(day) if day else timezone.localdate()
        except ValueError as error:
            raise CommandError(f"“{day}” is no day such as 2026-12-31.") from error
        with override(settings.LANGUAGE_CODE):
            for label, count in purge(at, dry_run=dry_run).items():
                self.stdout.write(f"{label}: {count}")
