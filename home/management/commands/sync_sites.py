"""manage.py sync_sites: after an upgrade, what is new joins every open site."""

from django.core.management.base import BaseCommand

from home.provisioning import sync_sites


class Command(BaseCommand):
    help = "Adds new sections and rights to every open site. Running it again is harmless."

    def handle(self, *args, **options):
        for site in sync_sites():
            self.stdout.write(f"{site.site_name}: {site.root_url}/")
