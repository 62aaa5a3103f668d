"""Codes of dossiers as people type them, and what only looks like one."""

import pytest

from communes.dossiers.codes import is_meant_as_code, is_of_a_person, read_code, shapes

OLD, NEW, MINISTRY = (
    "000.00.12.H41-261124-0012",
    "H41.12.34-260105-0007",
    "G01.899.107-220101-0001",
)
# By the code on paper, ways it reaches the box.
TYPED = [
    (OLD, "000.00.12.h41-261124-0012"),
    (OLD, "000 00 12 H41 261124 0012"),
    (OLD, "0000012H412611240012"),
    (OLD, "000.00.12.H41–261124—0012"),
    (OLD, "000.00.12.H41\u2011261124\u22120012"),
    (OLD, "OOO.OO.12.H41-261124-OO12"),
    (OLD, "ooo.oo.l2.h4l-26ll24-ool2"),
    (OLD, "０００．００．１２．Ｈ４１－２６１１２４－００１２"),
    (OLD, "Mã hồ sơ: 000.00.12.H41-261124-0012"),
    (OLD, "mã số hồ sơ 000.00.12.H41-261124-0012 của tôi"),
    (OLD, "\u200b000.00.12.H41-261124-0012\ufeff"),
    (OLD, "000.00.12.H41 - 2611240012"),
    (OLD, "https://dvc.example.vn/tra-cuu?ma=000.00.12.H41-261124-0012"),
    (OLD, "000/00/12/H41/261124/0012"),
    (NEW, "h41.12.34-260105-0007"),
    (NEW, "H41 12 34 260105 0007"),
    (NEW, "H41.12.34.260105.0007"),
    (NEW, "H4112342601050007"),
    (NEW, "H4l.12.34-26O1O5-OOO7"),
    # The row of digits of the Vietnamese keyboard of Windows.
    (NEW, "Hôă.ăâ.êô-â\u0309đăđ\u0300-đđđ\u0303"),
    (NEW, "hôă ăâ êô â\u0309đăđ\u0300 đđđ\u0303"),
    (MINISTRY, "g01.899.107-220101-0001"),
    (MINISTRY, "G018991072201010001"),
    # VNI took the digits behind a vowel or a D for marks.
    ("A15.12-260105-0007", "Á5.12-260105-0007"),
    ("E26.12-260105-0007", "È6.12-260105-0007"),
    ("D91.12-260105-0007", "Đ1.12-260105-0007"),
    ("A61.12-260105-0007", "Ấ.12-260105-0007"),
    # Telex made "Ư" of "W".
    ("W41.12-260105-0007", "Ư41.12-260105-0007"),
    ("H41-260105-0007", "H41-260105-0007"),
    ("H41.12.34.56.7-260105-00071", "H41.12.34.56.7-260105-00071"),
    ("2601050012345", "2601 0500 12345"),
    ("2601050012345", "Mã hồ sơ: 2601050012345"),
    ("2601050012345", "26O1O5OO12345"),
]
NO_CODES = [
    *("", "xin chào", "HD-7K3M-92QX", "DL-4829-1057-3364", "12/KH-UBND", "2955/QĐ-BTP"),
    *("H41.12.34-261305-0007", "H41.12.34-260132-0007", "H41.12.34-260105-07"),
    *("H41.12.34", "260105-0007", "thủ tục khai sinh", "37C-23456", "x" * 5000, "Đ" * 200),
    *("0912 345 678", "+84 912 345 678", "001099012345", "123456789", "1.001193"),
    *("ABC 2601050012345 XYZ", "\u0301\u0300", "💧" * 50, "-" * 160, "0" * 161),
]


@pytest.mark.parametrize(("code", "typed"), TYPED)
def test_a_code_is_read_however_it_was_typed(code, typed):
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", NO_CODES)
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) == ""
    assert not is_meant_as_code(typed)


def test_every_example_reads_as_itself():
    assert len(shapes()) >= 4
    for shape in shapes():
        assert read_code(shape.example) == shape.example
        assert is_meant_as_code(shape.example) != shape.is_plain


def test_digits_alone_are_no_code_in_the_search():
    assert not is_meant_as_code("2601050012345")
    assert is_meant_as_code("hồ sơ H41.12.34-260105-0007 đến đâu rồi")


def test_numbers_of_persons_are_known():
    for typed in ("0912 345 678", "+84 912 345 678", "84912345678", "0238.300.0101"[:12]):
        assert is_of_a_person(typed), typed
    assert is_of_a_person("001 099 012 345")
    assert not is_of_a_person("2601050012345") and not is_of_a_person(OLD)
