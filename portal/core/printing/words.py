"""A form as a Word file (.docx), for who fills it in on a computer or prints it at the counter."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from portal.core.printing.blocks import Ask, OnPaper, Pair, Say, Sign, Tick, addressed

FONT, SIZE = "Times New Roman", Pt(13)
# A4 with the margins of administrative papers: what is left is 16 cm wide.
LEFT, RIGHT, EDGE, WIDTH = Cm(3), Cm(2), Cm(2), Cm(16)
BOX = "☐"


def word_file(form: OnPaper, office: str) -> bytes:
    """The form with the office's name in it, on A4, with dotted lines to write on."""
    document = Document()
    _set_up(document, form, office)
    _head(document, form, office)
    for block in addressed(form.block, office):
        WRITERS[type(block)](document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Any, form: OnPaper, office: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin = section.bottom_margin = EDGE
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    # Word takes letters with marks from the font for East Asia otherwise.
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(4)
    told = document.core_properties
    told.title, told.author, told.language = f"{form.number}. {form.title}", office, "vi-VN"
    told.comments = ""


def _line(document: Any, text: str = "", *, bold=False, italic=False, middle=False) -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _head(document: Any, form: OnPaper, office: str) -> None:
    number = _line(document, form.number, italic=True)
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if form.by_office:
        table = document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        _fill(left, office.upper(), "Số: ……………")
        _fill(right, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc")
    else:
        _line(document, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, middle=True)
        _line(document, "Độc lập – Tự do – Hạnh phúc", bold=True, middle=True)
    _line(document, "………………, ngày …… tháng …… năm ………", italic=True, middle=True)
    title = document.add_heading(level=1)
    run = title.add_run(form.title.upper())
    run.font.name, run.font.size, run.font.color.rgb = FONT, Pt(14), None
    run._element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _fill(cell: Any, heading: str, text: str) -> None:
    first = cell.paragraphs[0]
    first.add_run(heading).bold = True
    second = cell.add_paragraph(text)
    first.alignment = second.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _say(document: Any, block: Say) -> None:
    _line(document, block.text)


def _ask(document: Any, block: Ask) -> None:
    paragraph = _line(document, f"{block.label}:\t")
    _dots(paragraph, WIDTH)
    for _number in range(block.lines):
        _dots(_line(document, "\t"), WIDTH)


def _pair(document: Any, block: Pair) -> None:
    paragraph = _line(document, f"{block.first}:\t {block.second}:\t")
    _dots(paragraph, Cm(9.5), WIDTH)


def _dots(paragraph: Any, *ends: int) -> None:
    for end in ends:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)


def _tick(document: Any, block: Tick) -> None:
    _line(document, f"{block.label}:")
    for option in block.options:
        paragraph = _line(document, f"{BOX}  {option}")
        paragraph.paragraph_format.left_indent = Cm(1.25)
        paragraph.paragraph_format.first_line_indent = Cm(-0.6)


def _sign(document: Any, block: Sign) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, name in zip(table.rows[0].cells, (block.left, block.right), strict=True):
        if name:
            _fill(cell, name.upper(), f"({block.note})" if block.note else "")


WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Say: _say,
    Ask: _ask,
    Pair: _pair,
    Tick: _tick,
    Sign: _sign,
}
