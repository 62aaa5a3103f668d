"""What happens on its own."""

from dataclasses import dataclass
from pathlib import Path

from django.db.models.signals import post_save

from communes.procedures.models import ProcedureField, ProcedurePage
from portal.core.data_files import read_data
from portal.core.finding import pages_say_else

FIRST_FIELDS = Path(__file__).parent / "demo" / "fields.toml"


@dataclass(frozen=True)
class FirstField:
    """A field that a new installation has."""

    slug: str
    name: str
    name_en: str = ""


@dataclass(frozen=True)
class FieldFile:
    """The first fields, in their order."""

    field: tuple[FirstField, ...]


def first_fields() -> tuple[FirstField, ...]:
    """The fields that a new installation begins with."""
    return read_data(FIRST_FIELDS, FieldFile).field


def fill_fields(using="default", **_kwargs) -> None:
    """Gives a new installation its first fields; the province changes them as it likes."""
    rows = ProcedureField.objects.using(using)
    if rows.exists():
        return
    rows.bulk_create(
        ProcedureField(slug=one.slug, name=one.name, name_en=one.name_en, order=10 * place)
        for place, one in enumerate(first_fields(), start=1)
    )


def field_saved(instance, **_kwargs) -> None:
    """Procedures are found by their field."""
    pages = ProcedurePage.objects.filter(field=instance)
    pages_say_else.send(ProcedurePage, page_ids=pages.values_list("pk", flat=True))


def connect() -> None:
    post_save.connect(field_saved, sender=ProcedureField, dispatch_uid="procedures-field-saved")
