"""CSV files that spreadsheets open as they are."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import timezone

from portal.core.typed.characters import printable

# Excel takes a file for Vietnamese only with this mark before it.
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would run as a formula, full-width forms too.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: with a quote before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


class _Line:
    """Hands each written line back, so that a file streams."""

    def write(self, text: str) -> str:
        return text


def csv_response(rows: Iterable[list[str]], name: str, part: str = "") -> StreamingHttpResponse:
    """A download, its columns' names in the first row, called after `name`, the day and `part`.

    No cell can be a formula or hold what can't be printed.
    """
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    file = f"{name}-{timezone.localdate():%Y-%m-%d}{part}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _lines(rows: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    for number, row in enumerate(rows):
        cells = [harmless(printable(text)) for text in row]
        yield ("" if number else BYTE_ORDER_MARK) + writer.writerow(cells)
