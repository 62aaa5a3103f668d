"""What is proposed for a document from the first page of its file, for an officer to confirm."""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from communes.documents.heads import Head, read_head
from communes.documents.models import DocumentType, FileReading, ReadingState
from communes.documents.tasks import read_file


@require_POST
def propose_view(request: HttpRequest, document_id: int) -> JsonResponse:
    """Values for empty fields of the form by their names, and a sentence on the file.

    404 for a file that isn't the officer's to choose.
    """
    model = get_document_model()
    document = model.objects.filter(pk=document_id).first()
    policy = policy_registry.get_by_type(model)
    if document is None or not policy.user_has_permission_for_instance(
        request.user, "choose", document
    ):
        raise Http404
    reading = FileReading.objects.filter(document=document).first()
    if reading is None or not reading.is_true or reading.state == ReadingState.WAITING:
        read_file.func(document.pk)
        reading = FileReading.objects.get(document=document)
    fields = _fields(read_head(reading.text, _types()))
    return JsonResponse({"fields": fields, "told": _told(reading, fields)})


def _types() -> list[tuple[str, str]]:
    return list(DocumentType.objects.active().values_list("name", "abbreviation"))


def _fields(head: Head) -> dict[str, str]:
    """As the form writes them; a day to come is none."""
    found: dict[str, Any] = {"number": head.number, "abstract": head.abstract}
    if head.issued_on and head.issued_on <= timezone.localdate():
        found["issued_on"] = date_format(head.issued_on, "SHORT_DATE_FORMAT")
    if head.type and (kind := DocumentType.objects.filter(name=head.type).first()):
        found["document_type"] = str(kind.pk)
    return {name: value for name, value in found.items() if value}


def _told(reading: FileReading, fields: dict[str, str]) -> str:
    if reading.state == ReadingState.SCAN:
        return _(
            "This file is a scan: its words can’t be read. Write the facts yourself; if you have"
            " the file it was printed from, save that as PDF and choose it."
        )
    if reading.state == ReadingState.LOCKED:
        return _("This file asks for a password: readers can’t open it. Save it without one.")
    if reading.state == ReadingState.OTHER:
        return _("This is no PDF: readers open a PDF on every phone, and its signature is checked.")
    if problem := reading.problem:
        return problem
    if fields:
        return _("Read from the file: look at the number, the day and the words before you post.")
    return _("Nothing on the first page could be made out: write the facts yourself.")
