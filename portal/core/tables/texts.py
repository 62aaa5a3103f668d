"""Tables of plain text: CSV of any program, and lines copied with tabs."""

import csv
import re
from collections import Counter
from io import StringIO

from django.utils.translation import gettext as _

from portal.core import encodings
from portal.core.tables.cells import Unreadable, tidy

_SEPARATORS = "\t;,|"


def decoded(content: bytes) -> str:
    """The text of a file. Raises Unreadable."""
    try:
        return encodings.decoded(content)
    except ValueError as error:
        raise Unreadable(not_read_here()) from error


def not_read_here() -> str:
    """What to say of a file of another kind."""
    return _("This file is none that is read here: use .xlsx, .docx, .csv or .html.")


def rows_of_text(text: str) -> list[list[str]]:
    """The lines of a text, cut at the sign that cuts most of them into as many cells."""
    found = max((_cut(text, sign) for sign in _SEPARATORS), key=_evenness)
    if found and max(map(len, found)) > 1:
        return found
    # A Markdown table, or lines only.
    return [[tidy(line)] for line in text.splitlines()]


def _cut(text: str, separator: str) -> list[list[str]]:
    # Pasted lines have quotes that nothing closes; what a program wrote has not.
    is_closed = text.count('"') % 2 == 0
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if is_closed else csv.QUOTE_NONE,
    )
    try:
        rows = [[tidy(cell) for cell in row] for row in reader]
    except csv.Error:
        return []
    # A Markdown table: bars at both ends, a line of dashes below the head.
    if separator == "|":
        rows = [row[1:-1] if row and not row[0] and not row[-1] else row for row in rows]
        rows = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    return rows


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the commonest number of cells, and how many cells that is."""
    counts = Counter(len(row) for row in rows if len(row) > 1 and any(row))
    if not counts:
        return (0, 0)
    width, rows_of_it = max(counts.items(), key=lambda one: (one[1], one[0]))
    return (rows_of_it, width)
