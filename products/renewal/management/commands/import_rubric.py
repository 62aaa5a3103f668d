from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from products.criteria import criteria_sets
from products.renewal.models import Rubric
from products.renewal.rubric.reading import SAMPLE, read_rubric
from products.renewal.rubric.taking import take_in


class Command(BaseCommand):
    """Without a file it takes in the sample that ships with the portal, for all sets."""

    help = "Takes in a rubric from a sheet (.xlsx or .csv), all of its items or none."

    def add_arguments(self, parser):
        newest = criteria_sets()[-1]
        parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
        parser.add_argument("--criteria", default=newest.number, help="number of the decision")
        parser.add_argument("--rubric-version", type=int, default=1)
        parser.add_argument("--set", default="", help="product set; without it all")
        parser.add_argument("--from", dest="start", type=date.fromisoformat, default=None)
        parser.add_argument("--dry-run", action="store_true", help="says what it would do")

    def handle(self, *args, file, criteria, **options):
        known = {rule.number: rule for rule in criteria_sets()}
        if criteria not in known:
            raise CommandError(f"Known criteria: {', '.join(known)}")
        try:
            reading = read_rubric(file.read_bytes())
            rubric = Rubric(
                criteria_number=criteria,
                version=options["rubric_version"],
                product_set=options["set"],
                in_force_from=options["start"] or known[criteria].in_force_from,
                is_sample=file == SAMPLE,
            )
            rubric.full_clean()
        except (OSError, ValidationError) as error:
            raise CommandError(str(error)) from error
        for line, text in reading.wrong:
            self.stderr.write(f"{line}: {text}")
        for text in reading.faults:
            self.stderr.write(text)
        if not reading.is_good:
            raise CommandError("Nothing was taken in.")
        if not options["dry_run"]:
            take_in(reading, rubric)
        self.stdout.write(f"{rubric}: {len(reading.items)}")
