"""Tables of plain text: CSV of any program, and lines copied with tabs."""

import csv
import re
from collections import Counter
from io import StringIO

from django.utils.translation import gettext as _

from communes.schedules.importing.tables import Unreadable, tidy

_SEPARATORS = "\t;,|"


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Vietnamese code page of old Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(content, "utf-16")
    zeros = content[:400].count(0)
    if zeros > len(content[:400]) // 4:
        return _decode(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    if zeros:
        raise Unreadable(not_read_here())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace")


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
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
