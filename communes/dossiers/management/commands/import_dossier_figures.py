"""Figures of dossiers from a CSV file, for a site."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from wagtail.models import Site

from communes.dossiers.figures.files import take_in


class Command(BaseCommand):
    help = "Takes a site's figures of dossiers from a CSV file; ends with 1 where rows are wrong."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--site", required=True, help="host name of the site")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args, **options):
        site = Site.objects.filter(hostname=options["site"].lower()).first()
        if site is None:
            raise CommandError(f"There is no site “{options['site']}”.", returncode=2)
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}", returncode=2) from error
        with translation.override("vi"):
            try:
                taken = take_in(site, content, dry=options["dry_run"])
            except ValidationError as error:
                raise CommandError(" ".join(error.messages), returncode=2) from error
        counts = f"{taken.new} new, {taken.changed} changed, {taken.same} as they were"
        self.stdout.write(f"{counts}, {len(taken.wrong)} wrong.")
        for line, text in taken.wrong:
            self.stderr.write(f"{options['file']}:{line}: {text}")
        if taken.wrong:
            raise CommandError("Some rows were left out.", returncode=1)
