"""Word files (.docx) like administrative papers: A4, Times New Roman, dotted lines to fill in."""

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, SIZE = "Times New Roman", Pt(13)
# A4 with the margins of administrative papers: what is left is 16 cm wide.
LEFT, RIGHT, EDGE, WIDTH = Cm(3), Cm(2), Cm(2), Cm(16)
STATE, MOTTO = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"
DATE_LINE = "………………, ngày …… tháng …… năm ………"


def new_document(title: str, author: str) -> Any:
    """An empty document, set up."""
    document: Any = Document()
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
    told.title, told.author, told.language = title, author, "vi-VN"
    told.comments = ""
    return document


def file_of(document: Any) -> bytes:
    """The document as a file."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_response(data: bytes, name: str) -> HttpResponse:
    """A file to be kept, which Word and LibreOffice open; its name is without the ending."""
    response = HttpResponse(data, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


def add_line(document: Any, text: str = "", *, bold=False, italic=False, middle=False) -> Any:
    """A paragraph of its own."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def add_number(document: Any, number: str) -> None:
    """What form it is, at the right edge."""
    add_line(document, number, italic=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add_state(document: Any) -> None:
    """The name and the motto of the State."""
    add_line(document, STATE, bold=True, middle=True)
    add_line(document, MOTTO, bold=True, middle=True)


def add_title(document: Any, text: str) -> None:
    """The one heading, in capitals."""
    title = document.add_heading(level=1)
    run = title.add_run(text.upper())
    run.font.name, run.font.size, run.font.color.rgb = FONT, Pt(14), None
    run._element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_dots(paragraph: Any, *ends: int) -> None:
    """Has each tab of a paragraph filled with dots up to an end."""
    for end in ends:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)


def fill_cell(cell: Any, heading: str, text: str) -> None:
    """A bold line and one below it, in the middle of a cell."""
    first = cell.paragraphs[0]
    first.add_run(heading).bold = True
    second = cell.add_paragraph(text)
    first.alignment = second.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_pair(document: Any) -> tuple[Any, Any]:
    """Two empty cells beside each other, such as for who signs."""
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    return left, right
