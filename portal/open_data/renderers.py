"""Lists as CSV files."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override
from rest_framework.serializers import BaseSerializer, ListSerializer

from portal.core.csv_files import csv_response

CHUNK = 2000


def columns_of(serializer: Any, prefix: str = "") -> list[str]:
    """The columns of a serializer; fields of one inside another have a dot."""
    columns = []
    for name, field in serializer.fields.items():
        if isinstance(field, BaseSerializer) and not isinstance(field, ListSerializer):
            columns += columns_of(field, f"{prefix}{name}.")
        else:
            columns.append(prefix + name)
    return columns


def cell(row: dict, column: str) -> str:
    """One value of an item as text; several stand one after the other."""
    value: Any = row
    for name in column.split("."):
        value = value.get(name) if value is not None else None
    return _text(value)


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return " ".join(filter(None, map(_text, value.values())))
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return str(value)


def rows(view, items, language: str) -> Iterator[list[str]]:
    """The names of the columns, then the items, in a language that the end of the request can't
    change."""
    columns = columns_of(view.get_serializer())
    yield columns
    found = items.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        with override(language):
            data = view.get_serializer(view.decorate(chunk), many=True).data
            block = [[cell(row, column) for column in columns] for row in data]
        yield from block


def list_as_csv(view, items: Iterable, number: int) -> StreamingHttpResponse:
    """A download named after site, list and day: "xa-thanh-son-products-2026-11-24.csv"."""
    slug = view.request.frame.first_root.slug
    part = f"-{number}" if number > 1 else ""
    return csv_response(rows(view, items, get_language()), f"{slug}-{view.prefix}", part)
