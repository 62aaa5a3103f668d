"""A form as a Word file (.docx), for who fills it in on a computer or prints it at the counter."""

from collections.abc import Callable
from typing import Any

from docx.shared import Cm

from portal.core.printing.blocks import Ask, OnPaper, Pair, Say, Sign, Tick, addressed
from portal.core.printing.documents import (
    DATE_LINE,
    MOTTO,
    STATE,
    WIDTH,
    add_dots,
    add_line,
    add_number,
    add_pair,
    add_state,
    add_title,
    file_of,
    fill_cell,
    new_document,
)

BOX = "☐"


def word_file(form: OnPaper, office: str) -> bytes:
    """The form with the office's name in it, on A4, with dotted lines to write on."""
    document = new_document(f"{form.number}. {form.title}", office)
    _head(document, form, office)
    for block in addressed(form.block, office):
        WRITERS[type(block)](document, block)
    return file_of(document)


def _head(document: Any, form: OnPaper, office: str) -> None:
    add_number(document, form.number)
    if form.by_office:
        left, right = add_pair(document)
        fill_cell(left, office.upper(), "Số: ……………")
        fill_cell(right, STATE, MOTTO)
    else:
        add_state(document)
    add_line(document, DATE_LINE, italic=True, middle=True)
    add_title(document, form.title)


def _say(document: Any, block: Say) -> None:
    add_line(document, block.text)


def _ask(document: Any, block: Ask) -> None:
    paragraph = add_line(document, f"{block.label}:\t")
    add_dots(paragraph, WIDTH)
    for _number in range(block.lines):
        add_dots(add_line(document, "\t"), WIDTH)


def _pair(document: Any, block: Pair) -> None:
    paragraph = add_line(document, f"{block.first}:\t {block.second}:\t")
    add_dots(paragraph, Cm(9.5), WIDTH)


def _tick(document: Any, block: Tick) -> None:
    add_line(document, f"{block.label}:")
    for option in block.options:
        paragraph = add_line(document, f"{BOX}  {option}")
        paragraph.paragraph_format.left_indent = Cm(1.25)
        paragraph.paragraph_format.first_line_indent = Cm(-0.6)


def _sign(document: Any, block: Sign) -> None:
    for cell, name in zip(add_pair(document), (block.left, block.right), strict=True):
        if name:
            fill_cell(cell, name.upper(), f"({block.note})" if block.note else "")


WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Say: _say,
    Ask: _ask,
    Pair: _pair,
    Tick: _tick,
    Sign: _sign,
}
