"""manage.py sync_sites: after an upgrade, what is new joins every open site."""

from django.core.management.base import BaseCommand

from home.provisioning import sync_sites
from portal.users.stock_groups import groups_open_everywhere


class Command(BaseCommand):
    help = (
        "Adds new sections to every open site, and gives its roles their rights, exactly."
        " Running it again is harmless."
    )

    def handle(self, *args, **options):
        for site in sync_sites():
            self.stdout.write(f"{site.site_name}: {site.root_url}/")
        for group in groups_open_everywhere():
            self.stderr.write(f"The group “{group.name}” has rights on every site.")
