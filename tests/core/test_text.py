import re

import pytest

from portal.core.forms import slug_formatters
from portal.core.text import fold, lower_first, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đăng ký khai sinh", "dang-ky-khai-sinh"),
        ("Hỏi – đáp", "hoi-dap"),
        ("Sản phẩm OCOP & đặc sản", "san-pham-ocop-dac-san"),
        ("Thông báo: cắt điện 26/11", "thong-bao-cat-dien-2611"),
    ],
)
def test_vietnamese_titles_make_readable_slugs(title, slug):
    assert slugify(title) == slug


def test_the_slug_fields_script_knows_every_vietnamese_letter():
    text = "Đặng Ưỡn Ẵm Ỷ Ợ"
    for pattern, base in slug_formatters():
        text = re.sub(pattern, base, text)
    assert text.lower() == "dang uon am y o"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đông Lộc", "dong loc"),
        ("  KHÁNH   Hợp ", "khanh hop"),
        ("Văn Miếu - Quốc Tử Giám", "van mieu quoc tu giam"),
        ("Nghĩa Hoà", "nghia hoa"),
        ("Nghi\u0303a Ho\u0300a", "nghia hoa"),
        ("Ðặng", "dang"),  # the letter of Iceland, as old fonts write it
        ("０２３８ Ｖｉｎｈ", "0238 vinh"),
        ("?!", ""),
    ],
)
def test_folded_text_has_no_marks_case_or_punctuation(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "lowered"), [("Xã Thành Sơn", "xã Thành Sơn"), ("", "")])
def test_a_name_inside_a_sentence_begins_small(text, lowered):
    assert lower_first(text) == lowered
