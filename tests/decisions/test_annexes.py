"""Ten differently shaped annexes: each row is in, or it is said why not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from products.decisions.importing.reading import read_annex
from products.decisions.importing.rows import Head
from products.decisions.importing.values import read_day, read_end, read_stars, split_owner
from tests.decisions.annexes import csv_file, document, workbook

HEAD = Head("303/QĐ-UBND", date(2020, 2, 4))
PLAIN = ["TT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Hạng sao"]


def read(file, head=HEAD):
    """(product, owner, commune, stars) of the rows, and (name, number of faults) of the refused."""
    found = read_annex(file, head)
    rows = [(one.product, one.owner, one.commune, one.stars) for one in found.rows]
    return rows, [(one.name, len(one.faults)) for one in found.refused]


def test_1_a_plain_sheet_below_titles():
    file = workbook(
        [
            ["UBND TỈNH MẪU"],
            ["DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN"],
            [],
            PLAIN,
            [1, "Mật ong mẫu", "HTX Mẫu", "xã Minh Hợp, huyện Quỳ Hợp", 4],
            [2, "Chè mẫu", "Tổ hợp tác Mẫu", "Xóm 2, xã Thành Sơn", "****"],
            [3, "Trà mẫu", "Hộ ông Mẫu", "xã Thành Sơn", "6"],
            ["Tổng cộng: 3 sản phẩm"],
        ]
    )
    assert read(file) == (
        [
            ("Mật ong mẫu", "HTX Mẫu", "xã Minh Hợp, huyện Quỳ Hợp", 4),
            ("Chè mẫu", "Tổ hợp tác Mẫu", "xã Thành Sơn", 4),
        ],
        [("Trà mẫu", 1)],
    )


def test_2_columns_in_another_order_with_the_owner_s_commune_behind():
    file = workbook(
        [
            ["Xếp hạng", "Chủ thể sản xuất sản phẩm", "Sản phẩm OCOP", "Nhóm sản phẩm"],
            ["Bốn sao", "HTX Mẫu, xã Minh Hợp, huyện Quỳ Hợp", "Cam mẫu", "Thực phẩm"],
            ["3 sao", "Công ty Mẫu (xã Văn Lợi)", "Bưởi mẫu", "Thực phẩm"],
            ["", "Công ty Mẫu (xã Văn Lợi)", "Quýt mẫu", "Thực phẩm"],
        ]
    )
    assert read(file) == (
        [
            ("Cam mẫu", "HTX Mẫu", "xã Minh Hợp, huyện Quỳ Hợp", 4),
            ("Bưởi mẫu", "Công ty Mẫu", "xã Văn Lợi", 3),
        ],
        [("Quýt mẫu", 1)],
    )


def test_3_stars_that_are_ticked_under_a_head_of_two_rows():
    file = workbook(
        [
            ["STT", "Tên sản phẩm", "Chủ thể", "", "Kết quả", "", ""],
            ["", "", "Tên chủ thể", "Địa chỉ", "3 sao", "4 sao", "5 sao"],
            [1, "Tương mẫu", "HTX Mẫu", "xã Nam Thanh", "", "x", ""],
            [2, "Rượu mẫu", "HTX Mẫu", "xã Nam Thanh", "x", "x", ""],
        ],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:G1"],
    )
    assert read(file) == ([("Tương mẫu", "HTX Mẫu", "xã Nam Thanh", 4)], [("Rượu mẫu", 1)])


def test_4_groups_by_stars_and_by_district():
    file = workbook(
        [
            ["TT", "Tên sản phẩm", "Tên chủ thể", "Xã"],
            ["A", "HẠNG 4 SAO", "", ""],
            ["I", "Huyện Quỳ Hợp", "", ""],
            [1, "Cam mẫu", "HTX Mẫu", "Minh Hợp"],
            ["B", "HẠNG 3 SAO", "", ""],
            [2, "Ổi mẫu", "HTX Mẫu", "Văn Lợi"],
            [3, "Na mẫu", "", ""],
        ]
    )
    rows, refused = read(file)
    assert rows == [
        ("Cam mẫu", "HTX Mẫu", "Minh Hợp, Huyện Quỳ Hợp", 4),
        ("Ổi mẫu", "HTX Mẫu", "Văn Lợi, Huyện Quỳ Hợp", 3),
    ]
    assert refused == [("Na mẫu", 1)]


def test_5_each_row_with_its_own_decision():
    file = csv_file(
        [
            ["Sản phẩm", "Cơ sở sản xuất", "Số sao", "Số quyết định", "Ngày ban hành"],
            ["Giò mẫu", "Cơ sở Mẫu", "3", "12/QĐ-UBND", "05-3-2021"],
            ["Nem mẫu", "Cơ sở Mẫu", "3", "Số 13/QĐ-UBND", "ngày 6 tháng 4 năm 2021"],
            ["Chả mẫu", "Cơ sở Mẫu", "3", "", "2021-04-07"],
            ["Bún mẫu", "Cơ sở Mẫu", "3", "14/QĐ-UBND", "31/2/2021"],
        ]
    )
    found = read_annex(file, Head())
    assert [(one.number, one.issued_on) for one in found.rows] == [
        ("12/QĐ-UBND", "2021-03-05"),
        ("13/QĐ-UBND", "2021-04-06"),
    ]
    assert [one.name for one in found.refused] == ["Chả mẫu", "Bún mẫu"]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-16"), ("\t", "utf-8"), (",", "cp1258")]
)
def test_6_to_8_csv_of_other_programs(separator, encoding):
    rows = [
        PLAIN,
        ["1", "Ruoc mau", "HTX Mau", "Khanh Hop", "3 sao"],
        ["2", "", "HTX Mau", "", "3"],
    ]
    if encoding != "cp1258":
        rows[1][1] = "Ruốc mẫu"
    else:
        rows[0] = ["TT", "Ten san pham", "Chu the", "Dia chi", "Hang sao"]
    found, refused = read(csv_file(rows, separator=separator, encoding=encoding))
    assert found == [(rows[1][1], "HTX Mau", "Khanh Hop", 3)]
    assert refused == [("HTX Mau", 1)]


def test_9_a_word_table_between_paragraphs_with_merged_owners():
    file = document(
        [
            PLAIN,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Lạc mẫu", "HTX Mẫu", "xã Khánh Hợp", "★★★"],
            ["2", "Dầu mẫu", "", "xã Khánh Hợp", "★★★★"],
            PLAIN,
            ["3", "Vừng mẫu", "HTX Khác", "nt", "hai sao"],
        ],
        before=["PHỤ LỤC", "(Kèm theo Quyết định số 303/QĐ-UBND)"],
        after=["Danh sách này gồm 03 sản phẩm./.", "Nơi nhận: như trên"],
        merge_down=[(2, 2, 3)],
    )
    assert read(file) == (
        [
            ("Lạc mẫu", "HTX Mẫu", "xã Khánh Hợp", 3),
            ("Dầu mẫu", "HTX Mẫu", "xã Khánh Hợp", 4),
        ],
        [("Vừng mẫu", 1)],
    )


def test_10_several_sheets_with_certificates_and_ends():
    head = ["Tên sản phẩm", "Chủ thể", "Sao", "Số giấy chứng nhận", "Hiệu lực đến"]
    file = workbook(
        [head, ["Miến mẫu", "HTX Mẫu", 3, "GCN-01", date(2024, 2, 4)]],
        [["Ghi chú"], ["không có bảng"]],
        [
            head,
            ["Bánh mẫu", "HTX Mẫu", 3, "GCN-02", "36 tháng"],
            ["Miến mẫu", "HTX Mẫu", 3, "GCN-01", ""],
            ["Kẹo mẫu", "HTX Mẫu", 3, "", "1/1/2019"],
        ],
    )
    found = read_annex(file, HEAD)
    told = [(one.product, one.certificate, one.valid_until) for one in found.rows]
    assert told == [("Miến mẫu", "GCN-01", "2024-02-04"), ("Bánh mẫu", "GCN-02", "2023-02-04")]
    assert [one.name for one in found.refused] == ["Miến mẫu", "Kẹo mẫu"]
    assert all(one.line and one.faults for one in found.refused)


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("****", 4),
        ("4 sao", 4),
        ("4", 4),
        ("4.0", 4),
        ("Bốn sao", 4),
        ("Hạng 5 sao (*****)", 5),
        ("Năm sao", 5),
        ("3-4 sao", None),
        ("2", None),
        ("*", None),
        ("4 sao ***", None),
        ("đạt", None),
        ("", None),
    ],
)
def test_stars_as_people_write_them(text, stars):
    assert read_stars(text) == stars


def test_days_ends_and_owners_as_people_write_them():
    day = date(2020, 2, 4)
    for text in ("4/2/2020", "04-02-2020", "4.2.2020", "ngày 04 tháng 02 năm 2020", "2020-02-04"):
        assert read_day(text) == day
    for text in ("30/2/2020", "2020", "43865", ""):
        assert read_day(text) is None
    assert read_end("từ 4/2/2020 đến 4/2/2023", day) == date(2023, 2, 4)
    assert split_owner("HTX Xã Đoài") == ("HTX Xã Đoài", "")
    assert split_owner("Hộ bà Mẫu - Xóm 3, xã Nam Thanh") == ("Hộ bà Mẫu", "Xóm 3, xã Nam Thanh")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04broken",
        b"%PDF-1.7",
        b"\x00\x01\x02\x03" * 50,
        b"a,b\n1,2\n",
        b"\xd0\xcf\x11\xe0",
    ],
)
def test_what_is_no_annex_is_told_and_nothing_breaks(content):
    with pytest.raises(ValidationError) as told:
        read_annex(ContentFile(content, name="x.xlsx"), HEAD)
    assert told.value.messages[0]


def test_files_that_are_too_large_are_told():
    many = [PLAIN, *(["1", f"Sản phẩm {n}", "HTX Mẫu", "", "3"] for n in range(2_001))]
    for content in (csv_file(many), ContentFile(b"x" * (5 * 1024 * 1024 + 1), name="x.csv")):
        with pytest.raises(ValidationError):
            read_annex(content, HEAD)
