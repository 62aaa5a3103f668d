"""Reads files of procedures; shows what they say differently, and takes it in if told so."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from communes.procedures.importing.differences import Difference, differences
from communes.procedures.importing.files import read_files
from communes.procedures.importing.taking import take_in
from communes.procedures.models import ProcedureIndexPage, ProcedureSource


class Command(BaseCommand):
    help = "Takes procedures in from files with the national field names (docs/procedures.md)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, help="JSON, CSV or .zip, or a folder")
        parser.add_argument("--dry-run", action="store_true", help="show what is different only")
        parser.add_argument(
            "--all-levels", action="store_true", help="new ones that no commune handles, too"
        )
        parser.add_argument(
            "--changed-since", metavar="DATE", help="list what changed at its source since then"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["changed_since"]:
            self._tell_changed(options["changed_since"])
        elif not options["paths"]:
            raise CommandError("Name a file or a folder.")
        else:
            self._read(options)

    def _tell_changed(self, text: str) -> None:
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None:
            raise CommandError(f"“{text}” is no date: write it as 2026-11-30.")
        since = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        rows = ProcedureSource.objects.filter(changed_at__gte=since).select_related("procedure")
        for row in rows.order_by("changed_at"):
            at = timezone.localtime(row.changed_at)
            self.stdout.write(f"{at:%Y-%m-%d} {row.procedure.national_code} {row.procedure.title}")

    def _read(self, options: dict[str, Any]) -> None:
        index = ProcedureIndexPage.of_province()
        if index is None:
            raise CommandError("The portal has no section of procedures: run sync_sites first.")
        try:
            reading = read_files([(path.name, path.read_bytes()) for path in _files(options)])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for wrong in reading.faulty:
            self.stderr.write(f"{wrong.where} {wrong.name}: {' '.join(wrong.faults)}")
        found = differences(reading.records.values())
        for one in found:
            self._tell(one)
        if not options["dry_run"]:
            wanted = [
                one.record
                for one in found
                if one.is_proposed or (options["all_levels"] and one.is_new)
            ]
            done = take_in(index, wanted)
            for code, became in done.items():
                self.stdout.write(f"{code}: {became}")
        same = sum(one.is_same for one in found)
        summary = _("%(all)s procedures read, %(same)s as they were, %(faulty)s faulty")
        told = {"all": len(found), "same": same, "faulty": len(reading.faulty)}
        self.stdout.write(summary % told)

    def _tell(self, one: Difference) -> None:
        name = f"{one.record.code} {one.record.title}"
        if one.is_new:
            self.stdout.write(f"+ {name} {one.of_another_level}".rstrip())
        for change in one.changes:
            mark = "!" if change.was_edited else "~"
            before, after = (" / ".join(part) for part in (change.before, change.after))
            self.stdout.write(f"{mark} {name}: {change.label}: {before} → {after}")


def _files(options: dict[str, Any]) -> list[Path]:
    found: list[Path] = []
    for path in options["paths"]:
        if path.is_dir():
            found += sorted([*path.rglob("*.json"), *path.rglob("*.csv")])
        elif path.is_file():
            found.append(path)
        else:
            raise CommandError(f"{path} is not there.")
    if not found:
        raise CommandError("There is no .json or .csv in this folder.")
    return found
