"""Files as officers upload them, one, several or in a chooser: what is refused, and how."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

from portal.core import uploads
from portal.core.uploads import OLE, check_file

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def packed(*names, **contents) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, contents.get(name, "x"))
    return file.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")
SHEET = ("[Content_Types].xml", "xl/workbook.xml")
ODT = packed("mimetype", mimetype="application/vnd.oasis.opendocument.text")

TAKEN = [
    ("ke-hoach.pdf", PDF),
    ("ke-hoach.PDF", b"\n\n" + PDF),
    ("cong-van.doc", OLE + b"x" * 600),
    ("cong-van.doc", b"{\\rtf1 xin chao}"),
    ("bang.xls", OLE + b"x" * 600),
    ("to-trinh.docx", packed(*WORD, "word/media/anh.svg")),
    ("bang.xlsx", packed(*SHEET)),
    ("to-trinh.odt", ODT),
    ("mau.zip", packed("mau-01.docx", "mau-02.pdf")),
    ("so-lieu.csv", "Xóm,Số hộ\nXóm 1,-5\nXóm 2,+84 912 345 678\n".encode()),
    ("so-lieu.csv", "Xóm;Số hộ".encode("utf-16")),
    ("ghi-chu.txt", b"K\xddnh g\xf6i b\xb5 con"),
]
REFUSED = [
    ("ke-hoach.pdf", b"MZ\x90\x00 program", "PDF"),
    ("ke-hoach.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
    ("ke-hoach.pdf", packed("a.txt"), "PDF"),
    ("cong-van.doc", b"<html xmlns:w='word'>", "DOC"),
    ("bang.xls", b"MZ\x90\x00", "XLS"),
    ("to-trinh.docx", packed(*SHEET), "DOCX"),
    ("to-trinh.docx", b"PK\x03\x04 cut off", "DOCX"),
    ("to-trinh.docx", OLE + b"encrypted", "mật khẩu"),
    ("to-trinh.docx", packed(*WORD, "word/vbaProject.bin"), "macro"),
    ("bang.xlsx", packed(*SHEET, "xl/macrosheets/sheet1.xml"), "macro"),
    ("bang.ods", ODT, "ODS"),
    ("mau.zip", packed("mau.docx", "cai-dat.exe"), "cai-dat.exe"),
    ("mau.zip", packed("Mau/Trang.HTML"), "Trang.HTML"),
    ("mau.zip", PDF, "ZIP"),
    ("so-lieu.csv", b"Ten,So\n\"=cmd|' /C calc'!A0\",1", "công thức"),
    ("so-lieu.csv", b"Ten;So\n@SUM(A1:A9);1", "công thức"),
    ("so-lieu.csv", b"\x00\x01\x02", "CSV"),
    ("ghi-chu.txt", b"<!DOCTYPE html><script>", "TXT"),
    ("ghi-chu.txt", b"", ""),
]


def ids(cases) -> list[str]:
    """A zip says when it was made: its bytes would name the tests anew in each process."""
    return [f"{number}-{case[0]}" for number, case in enumerate(cases)]


WAYS = ["single", "multiple", "chooser"]


@pytest.mark.parametrize(("name", "content"), TAKEN, ids=ids(TAKEN))
def test_papers_of_offices_are_taken(name, content):
    check_file(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(("name", "content", "told"), REFUSED, ids=ids(REFUSED))
def test_what_is_not_what_it_says_is_refused_with_what_to_do(name, content, told):
    with pytest.raises(ValidationError) as refused:
        check_file(SimpleUploadedFile(name, content))
    assert told in refused.value.message


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    with pytest.raises(ValidationError, match="Tệp này"):
        check_file(SimpleUploadedFile("to.pdf", PDF + b"x" * 100))


def test_a_packed_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)
    bomb = packed("a.txt", **{"a.txt": "0" * 5000})
    assert len(bomb) < 1000
    with pytest.raises(ValidationError):
        check_file(SimpleUploadedFile("nho.zip", bomb))


def upload(client, world, how, name, content):
    """The answer to an upload in one of the admin's three ways."""
    file = SimpleUploadedFile(name, content, "application/pdf")
    data = {"title": "Kế hoạch", "collection": world.a.collection.pk}
    if how == "single":
        return client.post(reverse("wagtaildocs:add"), data | {"file": file})
    if how == "multiple":
        return client.post(reverse("wagtaildocs:add_multiple"), data | {"files[]": file})
    sent = {f"document-chooser-upload-{key}": value for key, value in data.items()}
    url = reverse("wagtaildocs_chooser:create")
    return client.post(url, sent | {"document-chooser-upload-file": file})


@pytest.mark.parametrize("how", WAYS)
def test_each_way_of_uploading_looks_into_the_file(world, how):
    client = world.admin_client(world.officer(world.a))
    answer = upload(client, world, how, "ke-hoach.pdf", b"MZ\x90\x00 program")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "PDF" in text
    assert not get_document_model().objects.exists()
    upload(client, world, how, "ke-hoach.pdf", PDF)
    assert get_document_model().objects.count() == 1


def test_a_file_that_replaces_another_is_looked_into(world):
    client = world.admin_client(world.officer(world.a))
    upload(client, world, "single", "ke-hoach.pdf", PDF)
    document = get_document_model().objects.get()
    url = reverse("wagtaildocs:edit", args=[document.pk])
    data = {"title": "Kế hoạch", "collection": world.a.collection.pk}
    program = SimpleUploadedFile("ke-hoach.pdf", b"MZ\x90\x00")
    assert client.post(url, data | {"file": program}).status_code == 200
    with document.file.open() as file:
        assert file.read() == PDF
