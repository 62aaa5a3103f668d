"""Annexes as offices write them: made here, with invented names."""

import csv
import io

from django.core.files.base import ContentFile
from docx import Document
from openpyxl import Workbook


def workbook(*sheets, merged=()):
    """An .xlsx of some sheets, each a list of rows; `merged` ranges are of the first."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Phụ lục {number}")
        for row in rows:
            sheet.append(row)
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return ContentFile(file.getvalue(), name="phu-luc.xlsx")


def csv_file(rows, *, separator=",", encoding="utf-8-sig"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return ContentFile(text.getvalue().encode(encoding), name="phu-luc.csv")


def document(rows, *, before=(), after=(), merge_down=()):
    """A .docx with a table between paragraphs; `merge_down` are (column, first row, last row)."""
    paper = Document()
    for line in before:
        paper.add_paragraph(line)
    table = paper.add_table(rows=len(rows), cols=max(map(len, rows)))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    for column, first, last in merge_down:
        for place in range(first + 1, last + 1):
            table.cell(place, column).text = ""
        table.cell(first, column).merge(table.cell(last, column))
    for line in after:
        paper.add_paragraph(line)
    file = io.BytesIO()
    paper.save(file)
    return ContentFile(file.getvalue(), name="phu-luc.docx")
