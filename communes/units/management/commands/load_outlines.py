"""manage.py load_outlines: the boundaries of units, from one GeoJSON file of many features."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from communes.units.models import AdministrativeUnit, UnitOutline
from communes.units.outlines import outline_of, parsed


class Command(BaseCommand):
    help = (
        "Loads outlines from a GeoJSON file. Each feature names its unit by the code in one of"
        " its properties; the newest unit with that code gets it. Running it again replaces them."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", default="code", help="the property with the code of the unit")
        parser.add_argument("--source", default="", help="who drew them; stands below the map")

    @transaction.atomic
    def handle(self, *args, file, code, source, **options):
        try:
            found = parsed(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} can't be read.") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        features = found.get("features") if isinstance(found, dict) else None
        if not isinstance(features, list):
            raise CommandError("The file has no list of features.")
        loaded = sum(self._load(feature, code, source) for feature in features)
        self.stdout.write(f"Outlines loaded: {loaded} of {len(features)}.")

    def _load(self, feature, name: str, source: str) -> bool:
        told = feature.get("properties") if isinstance(feature, dict) else None
        code = str(told.get(name, "")).strip() if isinstance(told, dict) else ""
        unit = AdministrativeUnit.objects.filter(gso_code=code).order_by("valid_from").last()
        if unit is None:
            self.stderr.write(f"No unit has the code {code!r}.")
            return False
        try:
            rings = outline_of(feature)
        except ValidationError as error:
            self.stderr.write(f"{code}: {' '.join(error.messages)}")
            return False
        told = {"rings": rings, "source": source}
        UnitOutline.objects.update_or_create(unit=unit, defaults=told)
        return True
