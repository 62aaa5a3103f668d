"""manage.py forget_pages: has every kept page made anew."""

from django.core.management.base import BaseCommand

from portal.pagecache.stamps import everything_changed


class Command(BaseCommand):
    help = "Forgets all kept pages, such as after the database was changed by hand."

    def handle(self, *args, **options):
        everything_changed()
        self.stdout.write("Every page will be made anew.")
