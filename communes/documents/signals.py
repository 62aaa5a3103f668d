"""What happens on its own."""

from dataclasses import dataclass
from pathlib import Path

from communes.documents.models import DocumentType, OfficialDocumentPage
from communes.documents.tasks import follow_file
from portal.core.data_files import read_data
from portal.core.finding import pages_say_else
from portal.core.text import slugify

FIRST_TYPES = Path(__file__).parent / "types.toml"


@dataclass(frozen=True)
class FirstType:
    """A type that a new installation has."""

    name: str
    name_en: str
    abbreviation: str = ""


@dataclass(frozen=True)
class TypeFile:
    """The first types, in their order."""

    type: tuple[FirstType, ...]


def fill_types(using="default", **_kwargs) -> None:
    """Gives a new installation its first types; the province changes them as it likes."""
    types = DocumentType.objects.using(using)
    if types.exists():
        return
    types.bulk_create(
        DocumentType(
            name=one.name,
            name_en=one.name_en,
            abbreviation=one.abbreviation,
            slug=slugify(one.name),
            order=10 * place,
        )
        for place, one in enumerate(read_data(FIRST_TYPES, TypeFile).type, start=1)
    )


def type_saved(instance, created=False, raw=False, **_kwargs) -> None:
    """Documents are found by the name of their type."""
    if created or raw:
        return
    pages = OfficialDocumentPage.objects.filter(document_type=instance)
    pages_say_else.send(OfficialDocumentPage, page_ids=pages.values_list("pk", flat=True))


def page_saved(instance, raw=False, update_fields=None, **_kwargs) -> None:
    """A document shows a file: its fingerprint is taken, and it is read after the commit."""
    if raw or not instance.file_id or (update_fields is not None and "file" not in update_fields):
        return
    if instance.is_original and instance.reading is None:
        follow_file(instance.file)


def file_saved(instance, created=False, raw=False, **_kwargs) -> None:
    """The bytes of a file that a document shows were replaced."""
    if created or raw or not OfficialDocumentPage.objects.filter(file=instance).exists():
        return
    reading = getattr(instance, "reading", None)
    if reading is None or reading.file_hash != instance.file_hash:
        follow_file(instance)
