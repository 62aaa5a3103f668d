"""Lists as CSV files that spreadsheets open as they are."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from rest_framework.serializers import BaseSerializer, ListSerializer

from portal.core.typed.characters import printable

CHUNK = 2000
# Excel takes a file for Vietnamese only with this mark before it.
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would run as a formula, full-width forms too.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def columns_of(serializer: BaseSerializer, prefix: str = "") -> list[str]:
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
    value = row
    for name in column.split("."):
        value = value.get(name) if value is not None else None
    return harmless(_text(value))


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return " ".join(filter(None, map(_text, value.values())))
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return printable(str(value))


class _Line:
    """Hands each written line back, so that a file streams."""

    def write(self, text: str) -> str:
        return text


def lines(view, items, language: str) -> Iterator[str]:
    """The file line by line, in a language that the end of the request can't change."""
    writer = csv.writer(_Line())
    columns = columns_of(view.get_serializer())
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    rows = items.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        with override(language):
            data = view.get_serializer(view.decorate(chunk), many=True).data
            block = [[cell(row, column) for column in columns] for row in data]
        yield from (writer.writerow(row) for row in block)


def csv_response(view, items: Iterable, number: int) -> StreamingHttpResponse:
    """A download named after site, list and day: "xa-thanh-son-products-2026-11-24.csv"."""
    slug = view.request.frame.first_root.slug
    part = f"-{number}" if number > 1 else ""
    name = f"{slug}-{view.prefix}-{timezone.localdate():%Y-%m-%d}{part}.csv"
    content = lines(view, items, get_language())
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
