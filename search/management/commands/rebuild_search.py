from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.analysis import VERSION
from search.cluster_client import Unanswered
from search.models import Generation
from search.rebuilding import drop, rebuild
from search.sources import all_sources, public_pages

WIDTH = 30
# A rebuild that began longer ago has died.
LONGEST = timedelta(hours=6)


class Command(BaseCommand):
    """Searches go on meanwhile, with the old rows until the new ones are all there."""

    help = "Makes the index of the public search anew, without a gap in service."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Only where there is no index, or one of another version.",
        )
        parser.add_argument(
            "--restart",
            action="store_true",
            help="Also while another rebuild seems to run; what it wrote is dropped.",
        )

    def handle(self, *args, **options):
        current = Generation.objects.filter(is_current=True, analyser=VERSION)
        if options["if_needed"] and current.exists():
            self.stdout.write("The index of the search is up to date.")
            return
        for other in Generation.objects.filter(is_current=False):
            if not options["restart"] and other.started_at > timezone.now() - LONGEST:
                raise CommandError(
                    f"Another rebuild began at {timezone.localtime(other.started_at):%H:%M}. "
                    "Wait for it, or use --restart if it died."
                )
            drop(other)
        self.total, self.done = public_pages().count(), 0
        try:
            generation = rebuild(all_sources(), self.told)
        except Unanswered as error:
            raise CommandError(
                "The cluster gave no answer; searches go on with the index there was. Start again "
                f"with --restart once it does. ({error})"
            ) from error
        self.stderr.write("")
        self.stdout.write(self.style.SUCCESS(f"{generation.documents} documents are searchable."))

    def told(self, count: int) -> None:
        """Moves the bar on, on one line of a terminal."""
        self.done += count
        if not self.stderr.isatty():
            return
        share = min(self.done / self.total, 1) if self.total else 1
        bar = "#" * round(WIDTH * share)
        self.stderr.write(f"\r[{bar:-<{WIDTH}}] {self.done}/{self.total}", ending="")
        self.stderr.flush()
