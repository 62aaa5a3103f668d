"""Wagtail's command, which knows a page's slug alone, with the addresses of documents."""

from wagtail.management.commands.set_url_paths import Command as WagtailCommand

from communes.documents.models import OfficialDocumentPage


class Command(WagtailCommand):
    help = "Makes the url_path of every page again, also of documents, whose has three parts."

    def handle(self, *args, **options):
        super().handle(*args, **options)
        for page in OfficialDocumentPage.objects.all():
            page.set_url_path(page.get_parent())
            OfficialDocumentPage.objects.filter(pk=page.pk).update(url_path=page.url_path)
