"""Reads the annex of a decision; shows what it says differently, and takes it in if told so."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser

from products.decisions.forms import AnnexForm
from products.decisions.importing.reading import read_annex
from products.decisions.importing.rows import Head
from products.decisions.importing.taking import Became, differences, take_in
from products.decisions.importing.values import read_day
from products.decisions.models import DecisionKind


class Command(BaseCommand):
    help = "Takes the annex of an OCOP decision in (docs/decisions.md)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help=".xlsx, .docx or .csv")
        parser.add_argument("--number", default="", help="such as 303/QĐ-UBND")
        parser.add_argument("--date", default="", help="such as 4/2/2020")
        parser.add_argument("--authority", default="", help="such as “UBND tỉnh Nghệ An”")
        parser.add_argument("--kind", choices=DecisionKind.values, default=DecisionKind.RECOGNISE)
        parser.add_argument("--dry-run", action="store_true", help="show what is different only")

    def handle(self, *args: Any, **options: Any) -> None:
        day = read_day(options["date"])
        if options["date"] and not day:
            raise CommandError(f"“{options['date']}” is no date: write it as 4/2/2020.")
        for name in ("number", "authority"):
            try:
                AnnexForm.base_fields[name].clean(options[name])
            except ValidationError as error:
                raise CommandError(f"--{name}: {' '.join(error.messages)}") from error
        if not options["path"].is_file():
            raise CommandError(f"{options['path']} is not there.")
        head = Head(options["number"], day, options["authority"], options["kind"])
        file = ContentFile(options["path"].read_bytes(), name=options["path"].name)
        try:
            reading = read_annex(file, head)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        for one in reading.refused:
            self.stderr.write(f"{one.line} {one.name}: {' '.join(one.faults)}")
        marks = {Became.NEW: "+", Became.CHANGED: "~"}
        for found in differences(reading.rows, head):
            if mark := marks.get(found.became):
                told = "; ".join(f"{label}: {old} → {new}" for label, old, new in found.changes)
                self.stdout.write(f"{mark} {found.row.product} ({found.row.owner}) {told}".rstrip())
        if not options["dry_run"]:
            counts = take_in(reading.rows, head)
            self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
        self.stdout.write(f"refused: {len(reading.refused)}")
