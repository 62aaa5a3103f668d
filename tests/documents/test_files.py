"""Files of documents: fingerprints, reading after the commit, what readers and searchers get."""

from datetime import date
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import override_settings

from communes.documents.models import FileReading, ReadingState
from communes.documents.tasks import read_file
from portal.core.addresses import page_path
from search import updating
from tests.documents.factories import issue, make_file, pdf
from tests.documents.signing import Authority
from tests.documents.test_registry import texts


def read(page):
    read_file.func(page.file_id)
    page.file.refresh_from_db()
    return page.file.reading


def test_a_file_is_read_once_its_document_is_saved(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        data = pdf("Xom 3 va xom 5 di doi truoc 15 gio")
        page = issue(world.a, file=make_file(world.a, data=data))
    reading = FileReading.objects.get(document=page.file)
    assert (reading.state, reading.signature) == (ReadingState.READ, "none")
    assert "Xom 3 va xom 5 di doi" in reading.text
    assert "Tệp không có chữ ký số" in texts(world.get(world.a.site, page_path(page)))


def test_a_replaced_file_is_read_anew(world, django_capture_on_commit_callbacks):
    page = issue(world.a, file=make_file(world.a, data=pdf("Ban thu nhat cua van ban nay")))
    before = read(page).sha256
    document = page.file
    document.file = ContentFile(pdf("Ban thu hai cua van ban nay"), name="ban-hai.pdf")
    document._set_document_file_metadata()
    with django_capture_on_commit_callbacks(execute=True):
        document.save()
    reading = FileReading.objects.get(document=document)
    assert reading.sha256 != before
    assert "thu hai" in reading.text


def test_what_is_not_of_these_bytes_is_not_told(world):
    page = issue(world.a)
    read(page)
    FileReading.objects.filter(document=page.file).update(file_hash="of-other-bytes")
    page = type(page).objects.get(pk=page.pk)
    assert page.reading is None and page.file_text == ""
    assert world.get(world.a.site, page_path(page)).status_code == 200


@pytest.mark.parametrize(
    ("data", "name", "state"),
    [
        (pdf("", ""), "quet.pdf", ReadingState.SCAN),
        (b"%PDF-1.7 broken", "hong.pdf", ReadingState.BROKEN),
        (b"PK\x03\x04", "van-ban.docx", ReadingState.OTHER),
    ],
)
def test_what_can_t_be_read_is_told_and_nothing_is_lost(world, data, name, state):
    page = issue(world.a, file=make_file(world.a, data=data, name=name))
    assert read(page).state == state
    answer = world.get(world.a.site, page.file.url)
    assert b"".join(answer.streaming_content) == data
    html = texts(world.get(world.a.site, page_path(page)))
    assert ("Tệp là bản quét" in html) == (state == ReadingState.SCAN)


def test_a_file_that_is_gone_breaks_no_page(world):
    page = issue(world.a)
    page.file.file.storage.delete(page.file.file.name)
    assert read(page).state == ReadingState.BROKEN
    assert world.get(world.a.site, page_path(page)).status_code == 200


def test_a_server_that_starts_no_process_blames_no_file(world, monkeypatch):
    page = issue(world.a)

    def full(data):
        raise OSError("no process")

    monkeypatch.setattr("communes.documents.tasks.read_pdf", full)
    with pytest.raises(OSError, match="no process"):
        read(page)
    assert page.file.reading.state == ReadingState.WAITING


def test_readers_are_told_who_signed(world, settings, tmp_path):
    authority = Authority("Vo Van Mau")
    (tmp_path / "goc.pem").write_bytes(authority.pem)
    page = issue(world.a, file=make_file(world.a, data=authority.sign(pdf("Noi dung da ky so"))))
    read(page)
    html = texts(world.get(world.a.site, page_path(page)))
    assert "Chữ ký số đúng, chưa có chứng thư gốc trên máy này" in html
    assert "Vo Van Mau" in html
    with override_settings(SIGNATURE_ROOTS=str(tmp_path)):
        told = StringIO()
        call_command("check_documents", stdout=told)
    assert "trusted: 1" in told.getvalue()
    html = texts(world.get(world.a.site, page_path(page)))
    assert "Chữ ký số đúng và tệp nguyên vẹn" in html


def test_the_check_tells_of_bytes_that_were_changed_behind_it(world):
    page = issue(world.a)
    read(page)
    storage, name = page.file.file.storage, page.file.file.name
    storage.delete(name)
    storage.save(name, ContentFile(pdf("Mot tep khac nam o cho do")))
    errors = StringIO()
    call_command("check_documents", stdout=StringIO(), stderr=errors)
    assert page.url_path in errors.getvalue()


def test_a_word_inside_the_file_finds_the_document(world):
    page = issue(world.a, file=make_file(world.a, data=pdf("Danh sach ho tranh tru o Khe Choang")))
    issue(world.b, "Văn bản của xã khác")
    updating.catch_up()
    read(page)
    updating.catch_up()
    html = texts(world.get(world.a.site, "/tim-kiem/?q=khe+choang"))
    assert page_path(page) in html
    assert page_path(page) not in texts(world.get(world.b.site, "/tim-kiem/?q=khe+choang"))


def test_a_number_finds_its_document_first(world):
    first = issue(world.a, "Ứng phó mưa lũ", number="12/KH-UBND", issued_on=date(2025, 3, 5))
    issue(world.a, "Thực hiện kế hoạch 12/KH-UBND", number="120/KH-UBND")
    issue(world.a, "Một kế hoạch khác", number="112/KH-UBND")
    updating.catch_up()
    for query in ("12/KH-UBND", "12/kh-ubnd", "kế hoạch 12/KH-UBND", "12 / kh-ubnd"):
        html = texts(world.get(world.a.site, f"/tim-kiem/?q={query}"))
        places = [html.find(page_path(page)) for page in type(first).objects.all()]
        own = html.find(page_path(first))
        assert own > 0 and all(own <= place for place in places if place > 0), query
