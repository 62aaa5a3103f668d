"""Numbers in texts that help are links: every spelling of a phone, and nothing that isn't one."""

import unicodedata

import pytest

from portal.core.phone_links import find_phones, link_phones


def dialled(text):
    return [phone.dialled for phone in find_phones(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gọi 0238 300 0113.", ["02383000113"]),
        ("Gọi 0238.300.0113", ["02383000113"]),
        ("Gọi 0238-300-0113", ["02383000113"]),
        ("(0238) 3000113", ["02383000113"]),
        ("(0238)3000113", ["02383000113"]),
        ("(0238 300 0113)", ["02383000113"]),
        ("(ĐT: 02383000113)", ["02383000113"]),
        ("0238\u00a0300\u00a00113", ["02383000113"]),
        ("0238&nbsp;300&nbsp;0113", ["02383000113"]),
        ("024 3825 5555", ["02438255555"]),
        ("0912345678", ["0912345678"]),
        ("0912 345 678", ["0912345678"]),
        ("0912.34.56.78", ["0912345678"]),
        ("091-234-5678", ["0912345678"]),
        ("Gọi 09 12 34 56 78", ["0912345678"]),
        ("0912\u200b345\u200b678", ["0912345678"]),
        ("0912—345—678", ["0912345678"]),
        ("0912·345·678", ["0912345678"]),
        ("0912\u2011345\u2011678", ["0912345678"]),
        ("+84 912 345 678", ["0912345678"]),
        ("+84912345678", ["0912345678"]),
        ("(+84) 912.345.678", ["0912345678"]),
        ("+84 (0)238 300 0113", ["02383000113"]),
        ("0084 238 300 0113", ["02383000113"]),
        ("Tổng đài 1800 1234", ["18001234"]),
        ("19001234, miễn phí", ["19001234"]),
        ("1900.9095", ["19009095"]),
        ("1800 599 920", ["1800599920"]),
        ("Ông Hoà, 0238 300 0113, 0115", ["02383000113", "02383000115"]),
        ("0238 300 0133–0135", ["02383000133", "02383000135"]),
        ("0912 345 678/0987 654 321", ["0912345678", "0987654321"]),
        ("0912 345 678 hoặc 0987 654 321", ["0912345678", "0987654321"]),
        ("0912345678 (24/24)", ["0912345678"]),
        ("gọi xã 0238 300 0101 hoặc 115.", ["02383000101", "115"]),
        ("0238 300 0101, 113, 114, 115", ["02383000101", "113", "114", "115"]),
        ("0238 300 0119 hoặc 114", ["02383000119", "114"]),
        ("0912 345 178 hoặc 112", ["0912345178", "112"]),
        ("Gọi 0238 300 0101, 120 chỗ ngồi", ["02383000101"]),
        ("Gọi 0238 300 0101 gặp chị Hoa, 113 Lê Lợi", ["02383000101"]),
        ("Gọi 0238 300 0101, số 113 Lê Lợi", ["02383000101"]),
        ("Gọi 0238 300 0101, 115 hộ đã gọi", ["02383000101"]),
        ("0912 345 678/679", ["0912345678", "0912345679"]),
        ("0238 300 0113/0115/0116", ["02383000113", "02383000115", "02383000116"]),
        ("(0238)-300-0113", ["02383000113"]),
        ("115: cấp cứu", ["115"]),
        ("115 (cấp cứu)", ["115"]),
        ("113 – công an; 114 – chữa cháy; 115 – cấp cứu", ["113", "114", "115"]),
        ("112 – 113 – 114 – 115", ["112", "113", "114", "115"]),
        ("Emergency numbers: 113 police", ["113"]),
        ("Call 115 for an ambulance, or 112", ["115", "112"]),
        ("Đuối nước: 112", ["112"]),
        ("Bị rắn cắn thì 115", ["115"]),
        ("gọi 115 xe cấp cứu", ["115"]),
        ("gọi 115", ["115"]),
        ("Gọi ngay 112 và đọc số hiệu thuyền.", ["112"]),
        ("Gọi số 111 miễn phí", ["111"]),
        ("gọi đến số 113", ["113"]),
        ("Cấp cứu: 115", ["115"]),
        ("Công an 113, cứu hoả 114", ["113", "114"]),
        ("gọi 112, 113, 114 hoặc 115", ["112", "113", "114", "115"]),
        ("gọi 113/114/115", ["113", "114", "115"]),
        ("gọi 112 (cứu nạn), 113 (công an) và 114", ["112", "113", "114"]),
        ("gọi 115 ngay", ["115"]),
        ("Call 115 or 0238 300 0113", ["115", "02383000113"]),
        ("ambulance 115", ["115"]),
        (unicodedata.normalize("NFD", "Gọi cấp cứu 115"), ["115"]),
    ],
)
def test_a_number_to_call_is_found_as_it_is_written(text, numbers):
    assert dialled(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "115 hộ, 112 ha",
        "113 công an viên và 114 dân quân",
        "thì 115 hộ được hỗ trợ",
        "Tai nạn: 112 vụ",
        "Có 112 – 115 hộ",
        "gọi 115 hộ ra họp",
        "Gọi 112 người",
        "call 115 households",
        "Quyết định số 112/QĐ-UBND",
        "Số 115/TB-UBND ngày 11/5/2026",
        "Nghị quyết 113",
        "Nhà số 115 đường Lê Lợi",
        "Số 115 Lê Lợi",
        "từ 03 04 05 06 07 hằng tháng",
        "03.12.2026 09.30",
        "ngày 02/12/2026, 07:30",
        "giá 45.000 đ, 1.900.000 đ",
        "1900-1975",
        "1900 2000",
        "038123456789",
        "038 123 456 789",
        "STK 0912345678 (Agribank)",
        "Mã số thuế 0312345678",
        "0912345678/QĐ-UBND",
        "000.00.12.H41-261124-0012",
        "8930912345678",
        "v0912345678",
        "105.123456",
        "Tổng diện tích 114,5 ha",
        "xóm 113",
    ],
)
def test_what_only_looks_like_a_number_stays(text):
    assert dialled(text) == []


def test_links_keep_the_markup_whole():
    html = (
        '<p title="0912 345 678">Gọi <b>115</b>, <a href="/x">0912 345 678</a> '
        "<code>0912345678</code> &amp; 0238 300 0113, 0115</p>"
    )
    assert link_phones(html) == (
        '<p title="0912 345 678">Gọi <b><a href="tel:115">115</a></b>, '
        '<a href="/x">0912 345 678</a> <code>0912345678</code> &amp; '
        '<a href="tel:+842383000113">0238 300 0113</a>, '
        '<a href="tel:+842383000115" aria-label="0238 300 0115">0115</a></p>'
    )


def test_a_cell_is_read_with_its_column():
    html = '<td data-l="Điện thoại">115</td><td data-l="Số hộ">115</td>'
    assert link_phones(html) == html.replace(">115<", '><a href="tel:115">115</a><', 1)


def test_a_block_ends_what_was_said():
    assert link_phones("<p>Gọi</p><p>115</p>") == "<p>Gọi</p><p>115</p>"


def test_linking_twice_changes_nothing():
    once = link_phones("<p>Gọi 0238 300 0113, 0115 hoặc số 114</p>")
    assert link_phones(once) == once


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>Cấp cứu</td><td>115</td></tr>",
        '<tr><td data-l="Việc">Cấp cứu</td><td data-l="Số">115</td></tr>',
        "<dl><dt>Cấp cứu</dt><dd>115</dd></dl>",
    ],
)
def test_the_cell_before_a_number_says_whose_it_is(html):
    assert '<a href="tel:115">115</a>' in link_phones(html)


def test_a_cell_tells_nothing_of_the_next_row():
    html = "<tr><td>Xóm 3</td><td>Cấp cứu</td></tr><tr><td>115</td><td>20</td></tr>"
    assert "<a" not in link_phones(html)
