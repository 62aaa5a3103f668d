"""manage.py open_commune: a commune's site, ready for its editors."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from communes.provisioning import CommuneSpec, open_commune
from communes.units.models import AdministrativeUnit
from portal.core.models import Theme


class Command(BaseCommand):
    help = "Opens a commune's site, or completes one. Running it again is harmless."

    def add_arguments(self, parser):
        parser.add_argument("name", help='official name, such as "Xã Thành Sơn"')
        parser.add_argument("hostname", help="host name, such as thanhson.example.vn")
        parser.add_argument("--port", type=int, default=settings.PORTAL_PORT)
        parser.add_argument("--theme", choices=Theme.values, default=Theme.CHAM)
        parser.add_argument("--name-en", default="", help="name in English")
        parser.add_argument("--tagline", default="", help='such as "Anh Sơn · Nghệ An"')
        parser.add_argument("--languages", nargs="*", default=[], help="beside Vietnamese")
        parser.add_argument("--unit", help="code of its administrative unit, such as 17335")

    def handle(self, *args, **options):
        unit = None
        if code := options["unit"]:
            unit = AdministrativeUnit.objects.filter(gso_code=code).order_by("valid_from").last()
            if unit is None:
                raise CommandError(f"No unit with code {code}. Run `manage.py load_units` first.")
        spec = CommuneSpec(
            name=options["name"],
            hostname=options["hostname"],
            port=options["port"],
            theme=options["theme"],
            name_en=options["name_en"],
            tagline=options["tagline"],
            languages=tuple(options["languages"]),
            unit=unit,
        )
        try:
            commune = open_commune(spec)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{spec.name}: {commune.site.root_url}/")
