"""manage.py load_units: the administrative units of a province, today's and older ones."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from communes.units.dataset import Dataset
from communes.units.loader import STUDY_VISITS, UnitLoader
from communes.units.querysets import search_words
from portal.core.text import fold


class Command(BaseCommand):
    help = (
        "Loads the units of this province and the communes of the study visits, with what"
        " each became in 2025. Running it again adds what is missing and changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--province",
            nargs="+",
            metavar="NAME",
            help='only these provinces of today, whole, such as "Nghệ An" or "nghe an"',
        )

    def handle(self, *args, **options):
        dataset = Dataset()
        names = options["province"]
        wanted: dict[str, tuple[str, ...]] = dict.fromkeys(
            self._codes(dataset, names or [settings.PORTAL_PROVINCE_NAME]), ()
        )
        if not names:
            wanted = STUDY_VISITS | wanted
        report = UnitLoader(dataset).load(wanted)
        self.stdout.write(f"Units added: {report.units}. Successions added: {report.successions}.")

    @staticmethod
    def _codes(dataset: Dataset, names: list[str]) -> list[str]:
        """The codes of provinces by name, with or without marks and "Thành phố"."""
        codes = {
            fold(name.removeprefix("Thành phố ")): code for code, name in dataset.provinces.items()
        }
        found = []
        for name in names:
            words = search_words(name).removeprefix("tinh ").removeprefix("thanh pho ")
            if words not in codes:
                known = ", ".join(dataset.provinces.values())
                raise CommandError(f"No province of today is called {name!r}. There are: {known}.")
            found.append(codes[words])
        return found
