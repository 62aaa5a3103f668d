"""A table of money from a file: whole, or said why not."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from communes.works.importing import read_lines
from communes.works.models import AccountPage
from portal.core.publishing import why_not_yet
from tests.works.factories import section

GOOD = """Đơn vị: đồng;;
Thu/Chi;Nội dung;Số tiền;Số lượng
Thu;Cấp trên bổ sung;5.400.000.000;
chi;Đường, trường;3 500 000 000 đ;
;;;
Thu;Điện thoại;;176 chiếc
"""


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "editor"))


@pytest.fixture
def upload(world, editor):
    def send(text: str | bytes, commune=world.a, **values):
        url = reverse("public_accounts:table", args=[section(commune).pk])
        content = text if isinstance(text, bytes) else text.encode()
        file = SimpleUploadedFile("bang.csv", content)
        data = {"account_kind": "planned", "period": "Năm 2026", "file": file}
        return editor.post(url, data | values)

    return send


def test_a_file_becomes_a_draft_with_its_lines(upload):
    answer = upload(GOOD)
    draft = AccountPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert not draft.live
    assert draft.title == "Dự toán ngân sách: Năm 2026"
    found = [(one.side, one.name, one.amount, one.quantity) for one in draft.lines.all()]
    assert found == [
        ("in", "Cấp trên bổ sung", 5_400_000_000, ""),
        ("out", "Đường, trường", 3_500_000_000, ""),
        ("in", "Điện thoại", None, "176 chiếc"),
    ]
    # What the picture says, and the source, are the officer's to write.
    assert why_not_yet(draft)


def test_lines_that_are_wrong_are_named_and_nothing_is_taken(upload):
    answer = upload(
        "Thu/Chi;Nội dung;Số tiền\nThu;A;1.000\nVào;B;5\nChi;;5\nChi;C;năm trăm\nChi;D;-5\n"
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    for line in (3, 4, 5, 6):
        assert f"Dòng {line}: " in html
    assert "Dòng 2" not in html
    assert 'value="Năm 2026"' in html
    assert not AccountPage.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a;b\n1;2\n", "Thu/Chi, Nội dung, Số tiền"),
        (b"Thu/Chi;N\xe1\xbb\x99i dung;S\xe1\xbb\x91 ti\xe1\xbb\x81n\n", "không có dòng nào"),
        (b"%PDF-1.4", "PDF"),
        (bytes(3 << 20), "2 MB"),
        (b"PK\x03\x04" + bytes(50), "hỏng"),
        (("Thu/Chi;Nội dung;Số tiền\n" + "Thu;A;1\n" * 300).encode(), "200"),
        (("Thu/Chi;Nội dung;Số tiền\nThu;" + "A" * 300 + ";1\n").encode(), "160"),
        (f"Thu/Chi;Nội dung;Số tiền\nThu;A;{10**30}\n".encode(), "Dòng 2"),
        ("Đơn vị: triệu đồng;;\nThu/Chi;Nội dung;Số tiền\nThu;A;5\n".encode(), "triệu đồng"),
        (";;(ĐVT: 1.000 đ)\nThu/Chi;Nội dung;Số tiền\nThu;A;5\n".encode(), "1.000 đ"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_in_words(content, told):
    with pytest.raises(ValidationError) as error:
        read_lines(content)
    assert told in " ".join(error.value.messages)


def test_a_period_that_is_too_long_is_told_and_kept(upload):
    answer = upload(GOOD, period="Năm " * 30)
    assert answer.status_code == 200
    assert not AccountPage.objects.exists()


@pytest.mark.parametrize(("rows", "is_taken"), [([], False), (["Đường"], True)])
def test_a_table_goes_out_with_lines_alone(world, editor, rows, is_taken):
    lines = [{"id": "", "side": "out", "name": name, "amount": "5"} for name in rows]
    data = {
        "title": "Quỹ",
        "slug": "quy",
        "account_kind": "fund",
        "period": "Năm 2026",
        "counted_on": "2026-11-01",
        "summary": "Chi hết",
        "source_name": "NQ 15",
        "body": streamfield([]),
        "lines": inline_formset([{"quantity": "", **line} for line in lines]),
        "comments": inline_formset([]),
    }
    url = reverse("wagtailadmin_pages:add", args=["works", "accountpage", section(world.a).pk])
    sent = nested_form_data(data)
    answer = editor.post(url, sent | {"action-publish": "1"})
    assert AccountPage.objects.live().exists() is is_taken
    assert ("ít nhất một dòng" in answer.content.decode()) is not is_taken
    if not is_taken:
        editor.post(url, sent)
        assert "ít nhất một dòng" in why_not_yet(AccountPage.objects.get())


def test_who_may_not_write_there_gets_nothing(world, upload):
    answer = upload(GOOD, commune=world.b)
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert not AccountPage.objects.exists()


def test_the_list_leads_to_the_officer_s_own_section(world, editor):
    html = editor.get(reverse("public_accounts:index")).content.decode()
    assert reverse("public_accounts:table", args=[section(world.a).pk]) in html
    assert reverse("public_accounts:table", args=[section(world.b).pk]) not in html
