from collections import Counter

from django.core.management.base import BaseCommand

from products.shops.checking import PAUSE, Checker, due_checks, keep


class Command(BaseCommand):
    """For a nightly timer: each link is looked at once a month, sooner after a failure."""

    help = "Checks the addresses on marketplaces that are due, one after another."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=300, help="At most so many in a run.")
        parser.add_argument("--pause", type=float, default=PAUSE, help="Seconds for each host.")

    def handle(self, *args, **options):
        checker, found = Checker(options["pause"]), Counter[str]()
        for check, words in due_checks(options["limit"]):
            status, detail = checker.check(check.url, words)
            check.note(status, detail)
            keep(check)
            found[status.value] += 1
        told = ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
        self.stdout.write(f"Links checked: {found.total()}{f' ({told})' if told else ''}")
