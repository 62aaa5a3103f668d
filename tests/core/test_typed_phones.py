"""Telephone numbers as they are copied."""

import pytest
from django.core.exceptions import ValidationError

from portal.core.typed.phones import PhoneBlock, grouped_phone, phone_link, read_phone

MOBILE = [
    *("0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "(0912) 345-678"),
    *("+84 912 345 678", "+84912345678", "84912345678", "84 912 345 678", "0084912345678"),
    *("+84 (0)912 345 678", "+840912345678", "840912345678", "912345678", "912 345 678"),
    *("0912–345–678", "0912\u2011345\u2011678", "0912\u00a0345\u00a0678", "\ufeff0912345678"),
    *("\u202a+84 912 345 678\u202c", "\u20680912345678\u2069", "0912\u200b345678"),
    *(
        "０９１２３４５６７８",
        "ĐT: 0912345678",
        "tel:+84912345678",
        "0912/345/678",
        "0912345678\x0b",
        "0912,345,678",
        "0912345678,",
        "'0912345678",
        "“0912 345 678”",
        "[0912345678]",
        "0912\u2022345\u2022678",
        "0912\u2043345\u2043678",
        "📞 0912345678",
        "☎ 0912345678",
        "0912345678\ufe0f",
        "LH: 0912345678",
        "liên hệ 0912345678",
        "số: 0912345678",
        "điện thoại di động: 0912345678",
        "Số điện thoại của tôi là 0912345678",
        "0912345678!",
        "<0912345678>",
        "0912*345*678",
        "0912|345|678",
        "https://zalo.me/0912345678",
        "callto:0912345678",
        '="0912345678"',
        "Số ĐT: 0912345678",
        "sdt 0912 345 678",
        "Điện thoại: 0912345678",
        "ĐTDĐ 0912.345.678",
        "Phone: +84 912 345 678",
        "0912345678 (Zalo)",
        "tel://0912345678",
        "+84 0912 345 678",
        "0084 (0) 912 345 678",
    ),
]
WRONG = [
    *("", "0912 34", "091234567", "09123456789", "0112345678", "+1 912 345 6789", "abc"),
    *("0238300010", "024 3825 353", "0912345678 máy lẻ 12", "0912345678 ext 5", "O912345678"),
    *("0168 456 7890", "+84 84 912345678", "anh Hoà 0912345678", "0912345678, 0987654321", "*101#"),
    *("٠٩١٢٣٤٥٦٧٨", "०९१२३४५६७८", "0912345678 / 0913456789", "0912345678x", "+", "84", "113a"),
]


@pytest.mark.parametrize("typed", MOBILE)
def test_a_mobile_is_read_however_it_is_copied(typed):
    assert read_phone(typed) == "0912345678"
    assert phone_link(typed) == "tel:+84912345678"
    assert grouped_phone(typed) == "0912\u00a0345\u00a0678"


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_number_is_refused_with_an_example(typed):
    for office in (False, True):
        with pytest.raises(ValidationError, match="0912 345 678"):
            read_phone(typed, office=office)


@pytest.mark.parametrize(
    ("typed", "kept", "shown", "link"),
    [
        ("(0238) 3000101", "02383000101", "0238 300 0101", "tel:+842383000101"),
        ("+84 238 300 0101", "02383000101", "0238 300 0101", "tel:+842383000101"),
        ("024 3825 3531", "02438253531", "024 3825 3531", "tel:+842438253531"),
        ("1900 1234", "19001234", "1900 1234", "tel:19001234"),
        ("1900.636.512", None, None, None),
        ("1800 599 928", None, None, None),
        ("18001096", "18001096", "1800 1096", "tel:18001096"),
        ("1900 558818", "1900558818", "1900 558818", "tel:1900558818"),
        ("113", "113", "113", "tel:113"),
        ("1022", "1022", "1022", "tel:1022"),
    ],
)
def test_offices_have_more_kinds_of_numbers(typed, kept, shown, link):
    kept = kept or "".join(char for char in typed if char.isdigit())
    assert read_phone(typed, office=True) == kept
    assert phone_link(kept) == (link or f"tel:{kept}")
    assert grouped_phone(kept).replace("\u00a0", " ") == (shown or f"{kept[:4]} {kept[4:]}")
    if not kept.startswith("0"):
        with pytest.raises(ValidationError):
            read_phone(typed)


def test_numbers_of_blocks_kept_before_are_read_as_todays():
    block = PhoneBlock()
    assert block.to_python("+84 (0) 238-300.0101") == "02383000101"
    assert block.to_python("trực ban") == "trực ban"
    assert block.to_python("") == ""
