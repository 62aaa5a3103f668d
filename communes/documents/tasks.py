"""Work that an officer need not wait for: the text and the signature of a file."""

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.documents import get_document_model

from communes.documents.files import take_fingerprint, tell_pages_of
from communes.documents.models import FileReading, ReadingState
from communes.documents.pdf.reading import PdfFacts, read_pdf

logger = logging.getLogger(__name__)


@task()
def read_file(document_id: int) -> str:
    """Reads the text of a file and checks its signature; gives the state that it is left in.

    Nothing of the file is changed. A file that was deleted meanwhile gives "".
    """
    document = get_document_model().objects.filter(pk=document_id).first()
    if document is None:
        return ""
    reading = take_fingerprint(document)
    _keep(reading, _facts_of(document))
    tell_pages_of(document)
    return reading.state


def _facts_of(document) -> PdfFacts:
    if document.file_extension.lower() != "pdf":
        return PdfFacts(ReadingState.OTHER)
    try:
        with document.open_file() as file:
            data = file.read()
    except OSError as error:
        logger.error("The file of document %s can't be opened: %s", document.pk, error)
        return PdfFacts(ReadingState.BROKEN)
    # Where no process could be started the file is not to blame: the task fails and is told.
    return read_pdf(data)


def _keep(reading: FileReading, facts: PdfFacts) -> None:
    for name in (
        "state",
        "page_count",
        "text",
        "is_cut",
        "has_script",
        "signature",
        "signer",
        "signed_at",
    ):
        setattr(reading, name, getattr(facts, name))
    reading.read_at = timezone.now()
    reading.save()


def follow_file(document) -> None:
    """Has a file that a document shows known by its fingerprint, and read after the commit."""
    reading = take_fingerprint(document)
    tell_pages_of(document)
    if reading.state == ReadingState.WAITING:
        transaction.on_commit(partial(read_file.enqueue, document.pk))
