"""manage.py setup_portal: an empty provincial portal, for real use."""

from django.conf import settings
from django.core.management.base import BaseCommand

from home.provisioning import setup_portal


class Command(BaseCommand):
    help = "Makes the provincial portal, without demo content. Running it again is harmless."

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default=settings.PORTAL_HOST)
        parser.add_argument("--port", type=int, default=settings.PORTAL_PORT)
        parser.add_argument(
            "--languages", nargs="*", default=["en"], help="languages beside Vietnamese"
        )

    def handle(self, *args, hostname, port, languages, **options):
        portal = setup_portal(hostname, port, tuple(languages))
        self.stdout.write(f"{portal.site.site_name}: {portal.site.root_url}/")
