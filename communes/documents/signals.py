"""What happens on its own."""

from dataclasses import dataclass
from pathlib import Path

from wagtail.models import Page

from communes.documents.models import DocumentRelation, DocumentType, OfficialDocumentPage
from communes.documents.naming import address_of
from communes.documents.registering import file_changed
from communes.documents.tasks import follow_file
from portal.core.data_files import read_data
from portal.core.finding import pages_say_else
from portal.core.querysets import HOME_PATH, home_paths
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


def page_moved(instance, parent_page_after, **_kwargs) -> None:
    """Wagtail moves any page by its slug alone: here that is not the address."""
    address = parent_page_after.url_path + address_of(instance.slug)
    if instance.url_path != address:
        Page.objects.filter(pk=instance.pk).update(url_path=address)
        instance.url_path = address
    homes = home_paths(parent_page_after.path)
    for row in DocumentRelation.objects.filter(page=instance.pk, target__isnull=False):
        # What it did to documents of the site that it left is no longer told.
        if row.target.path[:HOME_PATH] not in homes:
            row.delete()


def file_saved(instance, created=False, raw=False, **_kwargs) -> None:
    """The bytes of a file that a document shows were replaced."""
    if created or raw or not OfficialDocumentPage.objects.filter(file=instance).exists():
        return
    reading = getattr(instance, "reading", None)
    if reading is None or reading.file_hash != instance.file_hash:
        follow_file(instance)
        file_changed(instance)
