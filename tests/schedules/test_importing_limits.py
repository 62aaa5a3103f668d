"""What is too large, broken or meant to harm is told in Vietnamese, and quickly."""

import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.schedules.docx_shapes import document, packed, table
from tests.schedules.importing import import_url, paste, upload
from tests.schedules.test_importing_shapes import workbook

SHEET = "xl/worksheets/sheet1.xml"
_GROWING = "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
ENTITIES = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{_GROWING}]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def changed(content: bytes, name: str, change) -> bytes:
    """A file of an office with one of its parts changed, or added."""
    new = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(new, "w", ZIP_DEFLATED) as archive:
        for entry in old.namelist():
            text = old.read(entry)
            archive.writestr(entry, change(text.decode()) if entry == name else text)
        if name not in old.namelist():
            archive.writestr(name, change(""))
    return new.getvalue()


BOOK = workbook(["Ngày", "Nội dung"], ["23/11", "Họp"])
DOC = document(table(["Ngày", "Nội dung"], ["23/11", "Họp"]))
REFUSED = {
    "empty": (b"", "x.xlsx"),
    "no zip": (b"PK\x03\x04" + b"x" * 99, "x.xlsx"),
    "half a workbook": (BOOK[: len(BOOK) // 2], "x.xlsx"),
    "half a document": (DOC[: len(DOC) // 2], "x.docx"),
    "another zip": (packed({"a.txt": "x"}), "x.docx"),
    "no sheet": (packed({"xl/workbook.xml": "<x/>"}), "x.xlsx"),
    "broken XML": (changed(BOOK, SHEET, lambda text: text[:-40]), "x.xlsx"),
    "broken words": (packed({"word/document.xml": "<a><b></a>"}), "x.docx"),
    "empty words": (document(), "x.docx"),
    "empty sheet": (workbook([None]), "x.xlsx"),
    "macros": (changed(BOOK, "xl/vbaProject.bin", lambda _: "x"), "x.xlsm"),
    "macros by another name": (changed(DOC, "word/vbaProject.bin", lambda _: "x"), "x.docx"),
    "entities": (packed({"word/document.xml": ENTITIES}), "x.docx"),
    "bomb": (packed({"word/document.xml": b"<a>" + b" " * 40_000_000}), "x.docx"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.doc"),
    "PDF": (b"%PDF-1.7 x", "x.pdf"),
    "RTF": (b"{\\rtf1 x}", "x.rtf"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "x.png"),
    "binary": (bytes(range(256)) * 20, "x.csv"),
    "JSON": (b'[{"a": 1}]', "x.json"),
    "too large": (b"a;b\n" * 1_500_000, "x.csv"),
    "too many rows": (b"a;b\n" * 400, "x.csv"),
    "too many columns": (b";".join([b"a"] * 50), "x.csv"),
    "too long": (("Họp " * 60_000).encode(), "x.csv"),
    "TCVN3": ("Thêi gian;Néi dung;§Þa ®iÓm\n7h;Häp;P1".encode(), "x.csv"),
    "VNI": ("Thôøi gian;Noäi dung;Ñòa ñieåm\n7h;Hoïp;P1".encode(), "x.csv"),
}


@pytest.mark.parametrize(("content", "name"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_what_to_do(world, editor, content, name):
    response = upload(editor, world.a.home, content, name)
    assert response.status_code == 200
    assert response.context["step"] == "source"
    (message,) = response.context["form"].errors["file"]
    assert any(mark in message for mark in "ăâđêôơưạảấầẩộợớờởụủứừữệếềểịỉíìáàéèóòúù"), message


QUICK = {
    "merged over the whole sheet": (
        changed(
            BOOK,
            SHEET,
            lambda text: text.replace(
                "</sheetData>",
                '</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>',
            ),
        ),
        "x.xlsx",
    ),
    "a row far below": (
        changed(
            BOOK,
            SHEET,
            lambda text: text.replace(
                "</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
            ),
        ),
        "x.xlsx",
    ),
    "spans without end": (
        "<table><tr><td>Ngày<td>Nội dung"
        + "<tr><td rowspan=99999999 colspan=99999999>23/11<td>x" * 200,
        "x.html",
    ),
    "tables in tables": ("<table><tr><td>" * 20_000 + "Họp", "x.html"),
    "deep": ("<div>" * 100_000 + "<table><tr><td>Ngày<td>Nội dung</table>", "x.html"),
    "comments": ("<table><tr><td>Họp</table>" + "<!--" * 100_000, "x.html"),
    "tags without end": ("<table><tr><td>Họp</table>" + "<a b='" * 100_000, "x.html"),
    "declarations": ("<table><tr><td>Họp</table>" + "<!x" * 100_000, "x.html"),
    "numbers": ("Ngày;Giờ;Nội dung\n1;" + "9" * 100_000 + ";Họp", "x.csv"),
    "dashes": ("Ngày;Giờ;Nội dung\n1;" + "7h - " * 20_000 + ";" + "- " * 20_000, "x.csv"),
    "quotes": ('Ngày;Nội dung\n"' + "23/11;Họp\n" * 200, "x.csv"),
    "deep Word": (
        packed(
            {
                "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
                'wordprocessingml/2006/main">'
                + "<w:p>" * 50_000
                + "</w:p>" * 50_000
                + "</w:document>"
            }
        ),
        "x.docx",
    ),
}


@pytest.mark.parametrize(("content", "name"), QUICK.values(), ids=QUICK)
def test_what_is_meant_to_take_long_is_answered(world, editor, content, name):
    before = time.process_time()
    response = upload(editor, world.a.home, content, name)
    assert response.status_code == 200
    assert time.process_time() - before < 8


def test_hidden_sheets_stay_hidden(world, editor):
    book = Workbook()
    book.active.append(["Ngày", "Nội dung"])
    secret = book.create_sheet("Mật")
    secret.append(["Không ai thấy"])
    secret.sheet_state = "hidden"
    content = BytesIO()
    book.save(content)
    response = upload(editor, world.a.home, content.getvalue(), "x.xlsx")
    assert "Không ai thấy" not in response.content.decode()


def test_what_was_struck_out_stays_out_and_nothing_runs(world, editor):
    markup = (
        "<table><tr><td>Ngày<td>Nội dung<tr><td>23/11<td>Họp <del>kín</del>"
        "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;</table>"
    )
    html = paste(editor, world.a.home, markup=markup).content.decode()
    assert "kín" not in html
    assert "alert" not in html
    assert "Họp &lt;b&gt;" in html


@pytest.mark.parametrize("data", [{}, {"step": "read", "text": "  "}, {"step": "zz"}])
def test_nothing_is_asked_for_again(world, editor, data):
    response = editor.post(import_url(world.a.home), data)
    assert response.status_code == 200
    assert response.context["form"].errors
