"""The API described for people: what the page “Open data” shows of each list."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import get_language
from rest_framework.serializers import BaseSerializer, ListSerializer

from portal.open_data.filters import advice
from portal.open_data.registry import open_data
from portal.open_data.viewsets import OpenViewSet


@dataclass(frozen=True)
class ExplainedName:
    """A field or a parameter, with what it means."""

    name: str
    meaning: str
    values: str = ""


@dataclass(frozen=True)
class ExplainedList:
    """One list as people read about it."""

    name: str
    title: str
    about: str
    url: str
    csv_url: str
    files: list[tuple[str, str]]
    parameters: list[ExplainedName]
    fields: list[ExplainedName]
    detail_fields: list[ExplainedName]


def fields_of(serializer: Any, prefix: str = "") -> list[ExplainedName]:
    """The fields of a serializer; those of one inside another have a dot."""
    terms: list[ExplainedName] = []
    for name, field in serializer.fields.items():
        terms.append(ExplainedName(prefix + name, force_str(field.help_text or "")))
        inner = field.child if isinstance(field, ListSerializer) else field
        if isinstance(inner, BaseSerializer):
            terms += fields_of(inner, f"{prefix}{name}.")
    return terms


def parameters_of(viewset: type[OpenViewSet]) -> list[ExplainedName]:
    """What a list can be asked beside its page."""
    terms = []
    for name, item in viewset.filterset_class.base_filters.items():
        meaning, values = force_str(item.field.help_text), advice(item.field)
        terms.append(ExplainedName(name, meaning, "" if values == meaning else values))
    return terms


def describe(viewset: type[OpenViewSet]) -> ExplainedList:
    """A list with its addresses on this site, in the reader's language."""
    fields = fields_of(viewset.serializer_class())
    known = {term.name for term in fields}
    detail = viewset.detail_serializer_class
    detail_fields = fields_of(detail()) if detail else []
    return ExplainedList(
        viewset.prefix,
        str(viewset.title),
        str(viewset.about),
        reverse(f"open_data:{viewset.prefix}-list"),
        reverse(f"open_data:{viewset.prefix}-csv"),
        [(str(label), reverse(name)) for label, name in viewset.files],
        parameters_of(viewset),
        fields,
        [term for term in detail_fields if term.name not in known],
    )


@lru_cache(maxsize=len(settings.LANGUAGES))
def _guide(language: str) -> list[ExplainedList]:
    return [describe(viewset) for viewset in open_data()]


def guide() -> list[ExplainedList]:
    """Every open list, in the reader's language."""
    return _guide(get_language())
