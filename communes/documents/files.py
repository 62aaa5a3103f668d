"""The fingerprint of a document's file, and who reads the rest of it."""

import hashlib
import logging

from communes.documents.models import FileReading, OfficialDocumentPage, ReadingState
from portal.core.finding import pages_say_else
from portal.pagecache.signals import tell_page

logger = logging.getLogger(__name__)
CHUNK = 1 << 20


def sha256_of(document) -> str:
    """The SHA-256 of a file's bytes in hexadecimal, "" where the file is missing."""
    digest = hashlib.sha256()
    try:
        with document.open_file() as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError:
        logger.error("The file of document %s is missing", document.pk)
        return ""
    return digest.hexdigest()


def take_fingerprint(document) -> FileReading:
    """The reading of a file with the SHA-256 of its bytes; what was read of older bytes goes.

    Reads the whole file, but only where its bytes are new.
    """
    reading = FileReading.objects.filter(document=document).first()
    if not document.file_hash:
        document.get_file_hash()
    if reading and reading.file_hash == document.file_hash and reading.sha256:
        return reading
    fresh = {
        "file_hash": document.file_hash,
        "sha256": sha256_of(document),
        "state": ReadingState.WAITING,
        "page_count": 0,
        "text": "",
        "is_cut": False,
        "has_script": False,
        "signature": "",
        "signer": "",
        "signed_at": None,
        "read_at": None,
    }
    reading, _made = FileReading.objects.update_or_create(document=document, defaults=fresh)
    return reading


def tell_pages_of(document) -> None:
    """The pages with a file say something else of it: kept pages and the search follow."""
    pages = list(OfficialDocumentPage.objects.live().filter(file=document))
    for page in pages:
        tell_page(page)
    if pages:
        pages_say_else.send(OfficialDocumentPage, page_ids=[page.pk for page in pages])
