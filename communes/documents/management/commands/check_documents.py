"""Reads the files of published documents again, as after new root certificates came."""

from django.core.management.base import BaseCommand

from communes.documents.files import sha256_of
from communes.documents.models import OfficialDocumentPage, Signature
from communes.documents.tasks import read_file


class Command(BaseCommand):
    help = (
        "Reads text and signature of the files of published documents again and says how many"
        " are signed; tells of files whose bytes are no longer those that were published."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--unread", action="store_true", help="only those that nobody has read yet"
        )

    def handle(self, *args, unread: bool = False, **options):
        files = {}
        for page in OfficialDocumentPage.objects.live().select_related("file__reading"):
            if page.file_id and not (unread and page.reading and page.reading.read_at):
                files[page.file_id] = page
        changed = 0
        for page in files.values():
            known = page.reading
            if known and known.sha256 and known.sha256 != sha256_of(page.file):
                changed += 1
                self.stderr.write(f"{page.url_path}: the file is not the one that was published")
            read_file.func(page.file_id)
        counts = dict.fromkeys(Signature.values, 0)
        for page in OfficialDocumentPage.objects.filter(
            pk__in=[one.pk for one in files.values()]
        ).select_related("file__reading"):
            counts[page.reading.signature if page.reading else ""] += 1
        told = ", ".join(f"{name or 'not checked'}: {count}" for name, count in counts.items())
        self.stdout.write(f"{len(files)} files read ({told}); {changed} changed")
