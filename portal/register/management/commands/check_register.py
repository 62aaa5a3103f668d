"""Is the register as it was written?"""

from django.core.management.base import BaseCommand, CommandError

from portal.register.checking import check_chain


class Command(BaseCommand):
    help = "Checks the whole register of what was published; ends with 1 at the first broken entry."

    def add_arguments(self, parser):
        parser.add_argument(
            "--kept",
            action="append",
            default=[],
            metavar="PLACE:HASH",
            help="a head that somebody kept, such as 120:3f5a…; must be in the chain",
        )

    def handle(self, *args, **options):
        checked = check_chain(dict(self._read(kept) for kept in options["kept"]))
        if checked.problem:
            raise CommandError(checked.problem, returncode=1)
        self.stdout.write(f"{checked.count} entries hold. Head: {checked.count}:{checked.hash}")

    @staticmethod
    def _read(kept: str) -> tuple[int, str]:
        place, _colon, digest = kept.partition(":")
        if not place.isdecimal() or not digest:
            raise CommandError(f"“{kept}” is no head; write PLACE:HASH.", returncode=2)
        return int(place), digest.strip().lower()
