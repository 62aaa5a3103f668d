"""Tables of Word files, read from their XML: what was struck out by a reviewer is left out."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from portal.core.tables.cells import MOST_COLUMNS, Unreadable, tidy

DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")}
_GONE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def rows_of_document(content: bytes) -> list[list[str]]:
    """Every line of every table, with the paragraphs between them as rows of one cell.

    Raises Unreadable.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            root = fromstring(archive.read(DOCUMENT))
        return [row for row in _rows(root) if any(row)]
    except (
        DefusedXmlException,
        KeyError,
        NotImplementedError,
        OSError,
        ParseError,
        RecursionError,
        RuntimeError,
        ValueError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
    ) as error:
        raise Unreadable(
            _("This file is broken or no Word file. Save it as .docx once more.")
        ) from error


def _rows(element: Element) -> Iterator[list[str]]:
    for child in element:
        if child.tag == f"{_W}p":
            yield from ([line] for line in tidy(_text(child)).split("\n") if line)
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag not in _GONE:
            yield from _rows(child)


def _table(table: Element) -> Iterator[list[str]]:
    above: dict[int, str] = {}
    for row in _within(table, "tr"):
        cells: list[str] = []
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        cells += [""] * _number(before)
        carried: dict[int, str] = {}
        for cell in _within(row, "tc"):
            text = tidy("\n".join(map(_text, _paragraphs(cell))))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            place = len(cells)
            if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
                text = above.get(place, text)
            columns = max(1, _number(cell.find(f"{_W}tcPr/{_W}gridSpan")))
            columns = min(columns, MOST_COLUMNS * 2 - place)
            for _column in range(columns):
                if merged is not None:
                    carried[len(cells)] = text
                cells.append(text)
        above = carried
        yield cells


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row: also those that a content control holds."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _within(child, name)


def _paragraphs(cell: Element) -> Iterator[Element]:
    return (one for one in cell.iter(f"{_W}p"))


def _number(element: Element | None) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return min(int(value), 400) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _text(element: Element) -> str:
    if element.tag in _GONE:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in (f"{_W}br", f"{_W}cr"):
        return "\n"
    if element.tag in (f"{_W}tab", f"{_W}noBreakHyphen"):
        return " " if element.tag == f"{_W}tab" else "-"
    return "".join(_text(child) for child in element)
