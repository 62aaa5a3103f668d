"""Tables of Excel files: values as they are shown, merged cells filled, never a formula run."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from portal.core.tables.cells import MOST_COLUMNS, MOST_TABLES, Unreadable, tidy

# Rows of a sheet that are looked at: whole columns may be formatted.
_LOOKED_AT = 5000
_MOST_MERGED = 5000
_MERGED = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"
# What openpyxl says of files that are broken in as many ways.
_BROKEN = (
    AttributeError,
    DefusedXmlException,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
)


def rows_of_workbook(content: bytes, most_rows: int) -> list[tuple[str, list[list[str]]]]:
    """The visible sheets by name, no more than `most_rows` lines with words of each.

    Empty lines between them stay, so that a line has the number that the officer's program
    gives it. Raises Unreadable.
    """
    try:
        shown = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        # What was never reckoned out has no value: its formula is shown as text.
        written = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        return list(_sheets(shown, written, most_rows))
    except _BROKEN as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            _("This file is broken or no Excel file. Save it as .xlsx once more.")
        ) from error


def _sheets(shown: Any, written: Any, most_rows: int) -> Iterator[tuple[str, list[list[str]]]]:
    for sheet in shown.worksheets[:MOST_TABLES]:
        if sheet.sheet_state != "visible" or not hasattr(sheet, "_worksheet_path"):
            continue
        formulas = written[sheet.title]
        limits = {"max_row": _LOOKED_AT, "max_col": MOST_COLUMNS}
        rows: dict[int, list[str]] = {}
        pairs = zip_longest(sheet.iter_rows(**limits), formulas.iter_rows(**limits), fillvalue=())
        for number, (values, texts) in enumerate(pairs, start=1):
            cells = [_text(*pair) for pair in zip_longest(values, texts)]
            if any(cells):
                rows[number] = cells
            if len(rows) >= most_rows:
                break
        _fill_merged(sheet, rows)
        if rows:
            yield sheet.title, [rows.get(number, []) for number in range(1, max(rows) + 1)]


def _text(shown: Any, written: Any) -> str:
    value = getattr(shown, "value", None)
    if value is None:
        value = getattr(written, "value", None)
    if isinstance(value, datetime):
        has_time = value.time() != time.min
        return f"{value:%-d/%-m/%Y}" + (f" {value:%-H:%M}" if has_time else "")
    if isinstance(value, date):
        return f"{value:%-d/%-m/%Y}"
    if isinstance(value, time):
        return f"{value:%-H:%M}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float) and 0 < value < 1 and round(value * 1440, 6) % 1 < 1e-3:
        # A time of a cell that is not formatted as one.
        minutes = round(value * 1440)
        return f"{minutes // 60}:{minutes % 60:02}"
    return "" if value is None else tidy(value)


def _fill_merged(sheet: Any, rows: dict[int, list[str]]) -> None:
    """Puts what is merged into each of its cells, of rows that have words only."""
    for count, bounds in enumerate(_merged(sheet)):
        if count > _MOST_MERGED:
            return
        first_column, first_row, last_column, last_row = bounds
        top = rows.get(first_row)
        if not top or first_column > len(top) or not (text := top[first_column - 1]):
            continue
        for number in [one for one in rows if first_row <= one <= last_row]:
            cells = rows[number]
            for place in range(first_column - 1, min(last_column, len(cells))):
                cells[place] = text


def _merged(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    with sheet._get_source() as source:
        for _event, element in iterparse(source):
            if element.tag == _MERGED and (ref := element.get("ref")):
                yield range_boundaries(ref)
            element.clear()
