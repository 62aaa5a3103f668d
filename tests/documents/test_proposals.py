"""What the first page of a file proposes."""

from datetime import date

import pytest
from django.urls import reverse

from communes.documents.demo.sample import FILES
from communes.documents.heads import Head, read_head
from communes.documents.models import FileReading
from tests.documents.factories import kind, make_file, pdf

TYPES = [("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Thông báo", "TB"), ("Công văn", "")]
PLAN = """UỶ BAN NHÂN DÂN
XÃ AN BÌNH
Số: 12/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Bình, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Phòng, chống thiên tai và tìm kiếm
cứu nạn năm 2026
Căn cứ Luật Phòng, chống thiên tai;
"""
DECISION = """UBND XÃ AN BÌNH CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 102 /QĐ-UBND An Bình, ngày 15 tháng 9 năm 2025
QUYẾT ĐỊNH
Về việc kiện toàn Tổ công nghệ số cộng đồng
CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ
"""
LETTER = """SỞ Y TẾ
Số: 819/SYT-NVY
V/v tăng cường phòng, chống
sốt xuất huyết
Nghệ An, ngày 27 tháng 5 năm 2026
Kính gửi: UBND các xã
"""
PARTY = """TỈNH UỶ NINH BÌNH
*
Số 01-NQ/TU
Ninh Bình, ngày 20 tháng 4 năm 2021
"""


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            PLAN,
            Head(
                "12/KH-UBND",
                date(2026, 3, 5),
                "Kế hoạch",
                "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026",
            ),
        ),
        (
            DECISION,
            Head(
                "102/QĐ-UBND",
                date(2025, 9, 15),
                "Quyết định",
                "Về việc kiện toàn Tổ công nghệ số cộng đồng",
            ),
        ),
        (
            LETTER,
            Head(
                "819/SYT-NVY",
                date(2026, 5, 27),
                "Công văn",
                "Về việc tăng cường phòng, chống sốt xuất huyết",
            ),
        ),
        (PARTY, Head("01-NQ/TU", date(2021, 4, 20))),
        ("Số:      /KH-UBND\nngày     tháng 3 năm 2026", Head()),
        ("ngày 31 tháng 2 năm 2026", Head()),
        ("", Head()),
        ("\n" * 9000, Head()),
    ],
)
def test_heads_are_read(text, head):
    assert read_head(text, TYPES) == head


def test_long_heads_cost_no_time_and_fit_their_fields():
    text = "Số: 1/" + "A" * 50_000 + "\nKẾ HOẠCH\n" + "Về việc " * 9000
    head = read_head(text, TYPES)
    assert len(head.abstract) <= 600


@pytest.fixture
def officer(world):
    return world.admin_client(world.officer(world.a))


def propose(client, document):
    return client.post(reverse("official_documents:propose", args=[document.pk]))


def test_choosing_a_file_proposes_what_stands_on_it(world, officer):
    data = (FILES / "thanhson-31-kh-ubnd.pdf").read_bytes()
    plan = kind()
    told = propose(officer, make_file(world.a, data=data)).json()
    assert told["fields"] == {
        "number": "31/KH-UBND",
        "abstract": "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026",
        "issued_on": "5/3/2026",
        "document_type": str(plan.pk),
    }
    assert "xem lại" in told["told"]


def test_a_scan_is_told_with_what_to_do(world, officer):
    told = propose(officer, make_file(world.a, data=pdf("", ""))).json()
    assert told["fields"] == {} and "bản quét" in told["told"]


def test_nobody_reads_files_of_another_site(world, officer, client):
    kind()
    foreign = make_file(world.b, data=pdf("So: 12/KH-UBND"))
    assert propose(officer, foreign).status_code == 404
    assert not FileReading.objects.filter(document=foreign).exists()
    assert officer.post(reverse("official_documents:propose", args=[10**9])).status_code == 404
    own = make_file(world.a)
    address = reverse("official_documents:propose", args=[own.pk])
    assert officer.get(address).status_code == 405
    assert client.post(address, headers={"host": "tinh.test"}).status_code in {302, 403}
