"""manage.py close_commune: a commune that no longer exists keeps its site, to be read."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from communes.closing import close_commune, reopen_commune
from communes.models import CommuneHomePage


class Command(BaseCommand):
    help = "Freezes a commune's site; --reopen undoes it. Running it again is harmless."

    def add_arguments(self, parser):
        parser.add_argument("hostname", help="host name, such as thanhson.example.vn")
        parser.add_argument(
            "--reopen", action="store_true", help="give its staff their rights back"
        )

    def handle(self, *args, **options):
        sites = list(Site.objects.filter(hostname=options["hostname"].lower()))
        if len(sites) != 1 or not isinstance(sites[0].root_page.specific, CommuneHomePage):
            raise CommandError(f"No commune has the host {options['hostname']}.")
        if options["reopen"]:
            reopen_commune(sites[0])
            self.stdout.write(f"{sites[0].site_name}: open again.")
        else:
            rules = close_commune(sites[0])
            self.stdout.write(f"{sites[0].site_name}: closed on {rules.closed_on:%d/%m/%Y}.")
